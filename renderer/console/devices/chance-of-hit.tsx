import { Trans, useTranslation } from 'react-i18next'
import type { DeviceTries } from '../../../contract/http/devices.ts'
import { usePercent } from '../parts/use-percent.ts'

/** How many tries there were in 30 days, and the chance that they would have hit anybody (GRD-9). */
export function ChanceOfHit({ tries }: { tries: DeviceTries }) {
  const { t } = useTranslation('tries')
  const percent = usePercent()
  const count = tries.wrongThisMonth
  if (count === 0) return <p>{t('none')}</p>
  return (
    <p>
      <Trans t={t} i18nKey="chance" count={count} values={{ count, chance: percent(tries.chanceOfHit) }} components={{ b: <b /> }} />
    </p>
  )
}
