import { useTranslation } from 'react-i18next'
import type { DeviceTries } from '../../../contract/http/devices.ts'
import styles from './tries-bars.module.css'

const height = 100
/** A day without any keeps a line, so that days can be counted. */
const least = 2

/** One bar for each of the last 30 days; the last 24 hours are lit. */
export function TriesBars({ tries }: { tries: DeviceTries }) {
  const { t } = useTranslation('tries')
  const days = tries.wrongByDay
  const most = Math.max(1, ...days)
  const values = { count: tries.wrongThisMonth, today: days.at(-1) ?? 0 }
  return (
    <figure className={styles.bars}>
      <svg viewBox={`0 0 ${days.length * 10} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('bars', values)}>
        {days.map((count, at) => {
          const tall = Math.max(least, (count / most) * height)
          return (
            <rect key={at} x={at * 10 + 0.5} y={height - tall} width={9} height={tall} data-lit={at === days.length - 1 && count > 0} />
          )
        })}
      </svg>
      <figcaption>
        <span>{t('ago')}</span>
        <span>{t('now')}</span>
      </figcaption>
    </figure>
  )
}
