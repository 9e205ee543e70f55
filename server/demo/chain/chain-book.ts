import type { AuditDetails, AuditEvent, AuditType } from '../../../contract/audit-events.ts'
import { auditRow } from '../../features/audit/audit-store.ts'
import type { AuditEventRow, SessionRow } from '../../db/schema.ts'
import type { Moment } from './moment.ts'

/** What happened in the chain, as rows to be written. */
export interface Book {
  events: AuditEventRow[]
  sessions: SessionRow[]
}

/** Who did something to whom, and where; what is left out does not apply. */
export interface Happening {
  at: number
  actorId?: string | null
  subjectId?: string | null
  deviceId?: string | null
  sessionId?: string | null
  ip?: string | null
}

/** Puts events of one organisation into a book. */
export interface Scribe {
  book: Book
  moment: Moment
  organisationId: string
  note<Type extends AuditType>(type: Type, happening: Happening, details: AuditDetails<Type>): void
}

export function createScribe(organisationId: string, moment: Moment): Scribe {
  const book: Book = { events: [], sessions: [] }
  return {
    book,
    moment,
    organisationId,
    note: (type, { at, actorId = null, subjectId = null, deviceId = null, sessionId = null, ip = null }, details) => {
      const event = { type, organisationId, at, actorId, subjectId, deviceId, sessionId, ip, details }
      // The type ties the details to it; TypeScript cannot see that through a type parameter.
      book.events.push(auditRow(moment.idAt(at), event as AuditEvent))
    },
  }
}
