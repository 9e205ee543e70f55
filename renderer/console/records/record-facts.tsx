import { Link } from '@tanstack/react-router'
import { Filter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import type { Person } from '../../../contract/records/former-user.ts'
import { DetailFacts } from './detail-facts.tsx'
import { DeviceName } from './device-name.tsx'
import { Fact } from './fact.tsx'
import styles from './record-facts.module.css'
import { useNameOf } from '../parts/use-name-of.ts'
import { useRecordTimes } from './use-record-times.ts'

/** All that is on record of one event, and ways to more like it. */
export function RecordFacts({ event }: { event: RecordedEvent }) {
  const { t } = useTranslation('records')
  const { whole } = useRecordTimes()
  const { actor, subject, device, ip, sessionId, type } = event
  return (
    <dl className={styles.facts}>
      <Fact label={t('time')}>{whole(event.at)}</Fact>
      {actor && <PersonFact label={t('actor')} person={actor} />}
      {subject && <PersonFact label={t('subject')} person={subject} />}
      {device && (
        <Fact label={t('device')}>
          <DeviceName name={device.name} />
          <Only search={{ device: device.id }} name={device.name} />
        </Fact>
      )}
      {ip !== null && (
        <Fact label={t('ip')} mono>
          {ip}
        </Fact>
      )}
      <DetailFacts event={event} />
      <Fact label={t('event')} mono>
        {type}
      </Fact>
      {sessionId !== null && (
        <Fact label={t('session')} mono>
          {sessionId}
        </Fact>
      )}
    </dl>
  )
}

function PersonFact({ label, person }: { label: string; person: Person }) {
  const name = useNameOf()(person)
  return (
    <Fact label={label}>
      <bdi>{name}</bdi>
      <Only search={{ who: person.id }} name={name} />
    </Fact>
  )
}

function Only({ search, name }: { search: { who: string } | { device: string }; name: string }) {
  const { t } = useTranslation('records')
  return (
    <Link to="/records" search={search} className={styles.only} aria-label={t('onlyThis', { name })}>
      <Filter />
    </Link>
  )
}
