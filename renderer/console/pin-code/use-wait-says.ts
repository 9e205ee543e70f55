import { useTranslation } from 'react-i18next'
import type { Failure } from '../api/send.ts'

/** Longest wait, in seconds, that an address brings; what somebody tried too often takes a day and more (POL-9). */
const waitOfAddress = 60

/** How long to wait: for a minute, since much was asked from here, or longer, since too many PINs were tried. */
export function useWaitSays(failure: Failure | null): string {
  const { t } = useTranslation('pinCode')
  const seconds = failure?.kind === 'refused' ? (failure.problem.retryAfterSeconds ?? 0) : 0
  return seconds > waitOfAddress ? t('wait') : t('later')
}
