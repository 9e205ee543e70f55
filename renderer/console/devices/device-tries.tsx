import { Trans, useTranslation } from 'react-i18next'
import type { DeviceDetails } from '../../../contract/http/devices.ts'
import { ChanceOfHit } from './chance-of-hit.tsx'
import styles from './device-tries.module.css'
import { TriesBars } from './tries-bars.tsx'

/** Wrong PINs on a device: how many, when, what is left, and the chance they had (GRD-9). */
export function DeviceTries({ device }: { device: DeviceDetails }) {
  const { t } = useTranslation('tries')
  const { tries } = device
  const values = { count: tries.wrongThisMonth, budget: tries.monthBudget }
  return (
    <section className={styles.tries}>
      <header>
        <h2>{t('title')}</h2>
        <p>
          <Trans t={t} i18nKey="used" values={values} components={{ b: <b /> }} />
        </p>
      </header>
      {tries.wrongThisMonth > 0 && <TriesBars tries={tries} />}
      <ChanceOfHit tries={tries} />
      <Outlook device={device} />
    </section>
  )
}

/** What comes next: who can lift the pause, or how many more fit into the day. */
function Outlook({ device: { status, tries } }: { device: DeviceDetails }) {
  const { t } = useTranslation('tries')
  if (status === 'paused') return <p>{tries.liftsLeft > 0 ? t('who') : t('onlyHere')}</p>
  if (status === 'revoked') return null
  return <p>{t('left', { count: Math.max(0, tries.dayBudget - tries.wrongToday), budget: tries.dayBudget })}</p>
}
