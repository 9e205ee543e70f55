import { useTranslation } from 'react-i18next'
import type { PinRenewalNow } from '../../../contract/http/pin-renewal.ts'

/** What new PINs for everybody would mean, in numbers. */
export function useRenewalMeans(now: PinRenewalNow | undefined): string {
  const { t } = useTranslation('pinRenewal')
  if (now === undefined) return ''
  const { people, noAddress } = now.would
  const slips = now.canMail ? noAddress : people
  const mails = people - slips
  return [
    t('meansPeople', { count: people }),
    mails > 0 && t('meansMails', { count: mails }),
    slips > 0 && t('meansSlips', { count: slips }),
  ]
    .filter(Boolean)
    .join(' ')
}
