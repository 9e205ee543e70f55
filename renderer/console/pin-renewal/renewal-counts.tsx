import { useTranslation } from 'react-i18next'
import type { PinRenewal } from '../../../contract/http/pin-renewal.ts'

/** What became of them, in numbers; nothing is said of what did not happen. */
export function RenewalCounts({ counts }: Pick<PinRenewal, 'counts'>) {
  const { t, i18n } = useTranslation('pinRenewal')
  const shown = (['mailed', 'noMail', 'failed', 'byHand', 'moved'] as const).filter((name) => counts[name] > 0 || name === 'moved')
  return (
    <dl>
      {shown.map((name) => (
        <div key={name}>
          <dt>{t(`count_${name}`)}</dt>
          <dd data-lit={name === 'failed' || name === 'noMail'}>{counts[name].toLocaleString(i18n.language)}</dd>
        </div>
      ))}
    </dl>
  )
}
