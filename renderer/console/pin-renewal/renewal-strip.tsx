import { CircleCheck, CirclePause, CircleX, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PinRenewal } from '../../../contract/http/pin-renewal.ts'
import { useWhen } from '../parts/use-when.ts'
import { Strip } from '../parts/strip.tsx'
import styles from './pin-renewal.module.css'
import { RenewalActs } from './renewal-acts.tsx'
import { RenewalCounts } from './renewal-counts.tsx'

const icons = { running: <RefreshCw />, paused: <CirclePause />, done: <CircleCheck />, cancelled: <CircleX /> }

/** How far it is: the page's live fact, a bar, numbers, and what can be done. */
export function RenewalStrip({ renewal }: { renewal: PinRenewal }) {
  const { t, i18n } = useTranslation('pinRenewal')
  const { amid, day } = useWhen()
  const { state, length, counts, startedAt, startedBy, graceEndsAt, graceDays } = renewal
  const number = (value: number) => value.toLocaleString(i18n.language)
  const done = counts.people - counts.waiting
  const begun = t('begun', { when: amid(startedAt), who: startedBy ?? t('somebody'), count: length })
  // Before the first one is renewed no old one has an end yet.
  const ends = state === 'running' || state === 'paused' ? t('oldBeside', { count: graceDays }) : t('oldOver')
  const grace = graceEndsAt ? t('oldUntil', { day: day(graceEndsAt) }) : graceDays === 0 ? t('oldDead') : ends
  return (
    <>
      <Strip
        icon={icons[state]}
        title={t(`state_${state}`, { done: number(done), of: number(counts.people) })}
        says={`${begun} ${grace}`}
        facts={<RenewalCounts counts={counts} />}
      />
      <div className={styles.below}>
        <progress className={styles.bar} max={Math.max(1, counts.people)} value={done} aria-label={t('progress')} />
        <RenewalActs renewal={renewal} />
      </div>
    </>
  )
}
