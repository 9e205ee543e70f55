import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/slip/message.tsx'
import type { Entering } from '../console-store.ts'
import { SignInTrouble } from '../sign-in-trouble.tsx'

/** Why the last try opened nothing, where that is not said at a field. */
export function SecondStepTrouble({ trouble }: Pick<Entering, 'trouble'>) {
  const { t } = useTranslation('signInPin')
  if (trouble === null) return null
  if (trouble === 'away' || trouble.code !== 'try_later') return <SignInTrouble trouble={trouble} />
  const count = Math.max(1, Math.ceil((trouble.retryAfterSeconds ?? 0) / 60))
  return <Message icon={<CircleAlert />} says={t('usedUp', { count })} />
}
