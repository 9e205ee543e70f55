import { useTranslation } from 'react-i18next'
import type { AuditDetails, AuditType } from '../../../contract/audit-events.ts'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import { Fact } from './fact.tsx'
import type { recordWords } from './record-words.ts'

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
  fields: null,
  from: null,
  how: null,
  length: 'detail_length',
  loginMethod: 'detail_loginMethod',
  method: null,
  name: null,
  of: null,
  on: null,
  platform: 'detail_platform',
  reason: null,
  reattached: null,
  refused: null,
  role: 'detail_role',
  seconds: null,
  slug: 'detail_slug',
  surface: null,
  there: null,
  to: null,
  where: null,
  why: null,
  wrongToday: 'detail_wrongToday',
}

/** What the sentence of an event leaves out. */
export function DetailFacts({ event }: { event: RecordedEvent }) {
  const { t } = useTranslation('records')
  return Object.entries(labels).map(([name, label]) => {
    const value = event.details[name]
    if (label === null || value === undefined || typeof value === 'object') return null
    const word = words[String(value)]
    return (
      <Fact key={name} label={t(label)}>
        {word ? t(word) : String(value)}
      </Fact>
    )
  })
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
}
