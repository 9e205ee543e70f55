import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../../contract/terminal-state.ts'
import { Message } from '../../../ui/slip/message.tsx'
import { useNow } from '../../app/use-now.ts'
import { useDuration } from '../../words/use-format.ts'

/** Why there is no code, or why the one that was typed opened nothing. */
export function CodeRefused({ refusal }: { refusal: Refusal }) {
  const [says, more] = useWords(refusal)
  return <Message key={refusal.number} icon={<CircleAlert />} says={says} more={more} />
}

function useWords({ code, triesLeft, until }: Refusal): [says: string, more?: string] {
  const { t } = useTranslation('lostPin')
  const duration = useDuration()
  const now = useNow(60_000)
  switch (code) {
    case 'code_not_accepted':
      return triesLeft ? [t('codeWrong'), t('codeTries', { count: triesLeft })] : [t('codeOver'), t('codeOverMore')]
    case 'try_later':
      return [t('limit'), t('limitMore', { duration: duration(Math.max(60, Math.ceil(((until ?? now) - now) / 1_000))) })]
    case 'pin_change_off':
    case 'conflict':
      return [t('off'), t('offMore')]
    case 'one_factor_by_mail':
      return [t('oneByMail'), t('oneByMailMore')]
    case 'pin_space_full':
      return [t('full'), t('offMore')]
    default:
      return [t('trouble'), t('troubleMore')]
  }
}
