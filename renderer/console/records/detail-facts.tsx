import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { AuditDetails, AuditType } from '../../../contract/audit-events.ts'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import { Fact } from './fact.tsx'
import type { recordWords } from './record-words.ts'
import { useRecordTimes } from './use-record-times.ts'

type Detail = RecordedEvent['details'][string]
type DetailName = { [Type in AuditType]: keyof AuditDetails<Type> }[AuditType]
type Word = keyof (typeof recordWords)['en']
type Label = Extract<Word, `detail_${string}`>

/** What each detail is called; null where the sentence says it already. A detail that is not here does not compile. */
const labels: Record<DetailName, Label | null> = {
  acceptedRisk: null,
  added: null,
  by: null,
  call: 'detail_call',
  changes: null,
  counted: 'detail_counted',
  device: 'detail_device',
  fields: null,
  from: null,
  how: null,
  kinds: 'detail_kinds',
  length: 'detail_length',
  loginMethod: 'detail_loginMethod',
  method: null,
  name: null,
  of: null,
  on: null,
  person: 'detail_person',
  platform: 'detail_platform',
  reason: null,
  reattached: null,
  refused: null,
  role: 'detail_role',
  seconds: null,
  signedWith: 'detail_signedWith',
  since: 'detail_since',
  slug: 'detail_slug',
  surface: null,
  there: null,
  to: null,
  triesLeft: null,
  until: 'detail_until',
  where: null,
  why: null,
  wrongToday: 'detail_wrongToday',
}

/** What the sentence of an event leaves out. */
export function DetailFacts({ event }: { event: RecordedEvent }) {
  const { t } = useTranslation('records')
  const { whole } = useRecordTimes()
  const textOf = (value: Detail) =>
    isTime(value) ? whole(value) : typeof value === 'object' ? value.filter(isText).join(', ') : String(value)
  return Object.entries(labels).map(([name, label]) => {
    const value = event.details[name]
    if (label === null || value === undefined) return null
    const word = typeof value === 'object' ? undefined : words[String(value)]
    return (
      <Fact key={name} label={t(label)}>
        {word ? t(word) : textOf(value)}
      </Fact>
    )
  })
}

function isTime(value: Detail): value is string {
  return z.iso.datetime().safeParse(value).success
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

const words: Readonly<Record<string, Word>> = {
  true: 'yes',
  false: 'no',
  admin: 'role_admin',
  manager: 'role_manager',
  staff: 'role_staff',
  password_and_pin: 'method_password_and_pin',
  pin_only: 'method_pin_only',
  electron: 'platform_electron',
  browser: 'platform_browser',
  pin: 'signed_pin',
  password: 'signed_password',
}
