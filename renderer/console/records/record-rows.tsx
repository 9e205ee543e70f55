import { useId, useState } from 'react'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import { classNames } from '../../ui/class-names.ts'
import { DeviceName } from './device-name.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RecordIcon } from './record-icon.tsx'
import styles from './record-rows.module.css'
import { RecordSentence } from './record-sentence.tsx'
import { useRecordTimes } from './use-record-times.ts'

interface RecordRowsProps {
  /** Newest first. */
  events: readonly RecordedEvent[]
  /** Where all of them happened on one device, which the page names already. */
  oneDevice?: boolean
}

/** Records by day, each a sentence that unfolds in place. */
export function RecordRows({ events, oneDevice = false }: RecordRowsProps) {
  const { dayOf, heading } = useRecordTimes()
  return byDay(events, dayOf).map(([day, ofDay]) => (
    <section key={day} className={styles.day}>
      <h2>{heading(day)}</h2>
      <ol>
        {ofDay.map((event) => (
          <RecordRow key={event.id} event={event} oneDevice={oneDevice} />
        ))}
      </ol>
    </section>
  ))
}

/** Neighbours of one day together; older browsers have no `Map.groupBy`. */
function byDay(events: readonly RecordedEvent[], dayOf: (iso: string) => number): [number, RecordedEvent[]][] {
  const days = new Map<number, RecordedEvent[]>()
  for (const event of events) {
    const day = dayOf(event.at)
    const there = days.get(day)
    if (there) there.push(event)
    else days.set(day, [event])
  }
  return [...days]
}

function RecordRow({ event, oneDevice }: { event: RecordedEvent; oneDevice: boolean }) {
  const { clock } = useRecordTimes()
  const [open, setOpen] = useState(false)
  const id = useId()
  const { device } = event
  return (
    <li className={classNames(styles.row, open && styles.open)}>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <time dateTime={event.at}>{clock(event.at)}</time>
        <RecordIcon type={event.type} />
        <span className={styles.says}>
          <RecordSentence event={event} />
        </span>
        {!oneDevice && <span className={styles.device}>{device && <DeviceName name={device.name} />}</span>}
      </button>
      <div id={id}>{open && <RecordFacts event={event} />}</div>
    </li>
  )
}
