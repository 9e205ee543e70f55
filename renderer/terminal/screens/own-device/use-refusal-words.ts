import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../../contract/terminal-state.ts'
import { useNow } from '../../app/use-now.ts'
import { useDuration } from '../../words/use-format.ts'

/** Why a change was not made, and what to do. */
export function useRefusalWords(): (refusal: Refusal) => [says: string, more: string] {
  const { t } = useTranslation('ownDevice')
  const duration = useDuration()
  const now = useNow(60_000)
  return ({ code, triesLeft, afterTries, until }) => {
    switch (code) {
      case 'signing_pin_not_accepted':
        return triesLeft === 0 ? [t('pinUsedUp'), t('passwordNow')] : [t('pinWrong'), t('pinTries', { count: triesLeft ?? 0 })]
      case 'signing_needs_password':
        return [t('pinSignsNot'), t('passwordNow')]
      case 'confirmation_not_accepted': {
        const waits = triesLeft !== null && afterTries?.kind === 'wait'
        return [t('passwordWrong'), waits ? t('thenWait', { count: triesLeft, duration: duration(afterTries.seconds) }) : '']
      }
      case 'try_later':
        return [t('wait'), t('waitMore', { duration: duration(Math.max(60, Math.ceil(((until ?? now) - now) / 1_000))) })]
      case 'unavailable':
        return [t('unknown'), t('unknownMore')]
      case 'not_allowed':
        return [t('notAllowed'), '']
      case 'device_not_approved':
        return [t('notApproved'), '']
      default:
        return [t('trouble'), t('troubleMore')]
    }
  }
}
