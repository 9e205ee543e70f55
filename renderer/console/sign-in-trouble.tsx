import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../contract/errors.ts'
import { Message } from '../ui/slip/message.tsx'

/** Why the last sign-in opened nothing, and what follows. */
export function SignInTrouble({ trouble }: { trouble: Problem | 'away' }) {
  const [says, more] = useTroubleWords(trouble)
  return <Message icon={<CircleAlert />} says={says} more={more} />
}

function useTroubleWords(trouble: Problem | 'away'): [says: string, more?: string] {
  const { t } = useTranslation(['console', 'signInPin'])
  const minutes = (seconds: number) => Math.max(1, Math.ceil(seconds / 60))
  if (trouble === 'away') return [t('away')]
  const { code, triesLeft, afterTries, retryAfterSeconds } = trouble
  switch (code) {
    case 'password_not_accepted':
    case 'invalid_request':
      if (triesLeft === undefined || afterTries?.kind !== 'wait') return [t('noMatch')]
      return [t('noMatch'), t('thenWait', { count: triesLeft, minutes: minutes(afterTries.seconds) })]
    case 'pin_not_accepted':
      return [t('signInPin:usedUp', { count: minutes(retryAfterSeconds ?? 0) })]
    case 'password_needed':
    case 'pin_change_not_accepted':
      return [t('signInPin:over')]
    case 'one_factor_by_mail':
      return [t('signInPin:firstPin'), t('signInPin:firstPinMore')]
    case 'try_later':
      return [t('wait', { count: minutes(retryAfterSeconds ?? 0) })]
    default:
      return [t('away')]
  }
}
