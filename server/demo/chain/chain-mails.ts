import type { MailFailure, MailKind } from '../../../contract/mail-kinds.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Executor } from '../../db/database.ts'
import type { MailTemplateRow, OutboxRow } from '../../db/mail-rows.ts'
import { usefulFor } from '../../features/mail/mail-policy.ts'
import { placeOf } from '../../features/mail/write-mail.ts'
import type { Scribe } from './chain-book.ts'
import type { ChainPerson } from './chain-people.ts'
import { insertAll } from './insert-all.ts'

interface MailsOf {
  scribe: Scribe
  people: readonly ChainPerson[]
  keys: KeyRing
  now: number
}

/** A mail that was given up, so many hours ago. */
interface Lost {
  kind: MailKind
  why: MailFailure
  reply: string | null
  written: number
  ended: number
}

const hour = 3_600_000

const lost: readonly Lost[] = [
  { kind: 'pin_changed', why: 'refused', reply: '550', written: 3, ended: 3 },
  { kind: 'password_changed', why: 'put_off', reply: '451', written: 96, ended: 24 },
  { kind: 'pin_changed', why: 'not_reached', reply: null, written: 110, ended: 38 },
  { kind: 'pin_reset_code', why: 'too_late', reply: '421', written: 171, ended: 170.7 },
]

/** Mails that did not arrive (MAIL-2), and words of the chain's own (MAIL-1). */
export async function writeMails(tx: Executor, of: MailsOf): Promise<void> {
  const readers = of.people.filter(({ row, hasPin }) => row.email !== null && row.blocked === 0 && hasPin).slice(20)
  await insertAll(
    tx,
    'outbox',
    lost.flatMap((mail, at) => lostMail(of, mail, readers[at * 31])),
  )
  await insertAll(tx, 'mail_templates', [ownWords(of)])
}

function lostMail({ scribe, keys, now }: MailsOf, mail: Lost, reader: ChainPerson | undefined): OutboxRow[] {
  if (!reader) return []
  const { kind, why, reply } = mail
  const [written, ended] = [now - mail.written * hour, now - mail.ended * hour]
  scribe.note('mail.failed', { at: ended, subjectId: reader.row.id }, { kind, why })
  const place = { id: scribe.moment.idAt(written), organisation_id: scribe.organisationId }
  const expires_at = written + usefulFor[kind]
  return [
    {
      ...place,
      user_id: reader.row.id,
      address: null,
      kind,
      language: 'en',
      // As in life: what is of no use any more was erased. These kinds tell nothing that only their cause knows.
      sealed: expires_at > now ? keys.seal('mail', '{}', placeOf(place)) : null,
      state: 'dead',
      attempts: why === 'refused' ? 1 : 40,
      next_at: ended,
      lease: null,
      lease_until: null,
      why,
      reply,
      created_at: written,
      give_up_at: ended,
      expires_at,
      ended_at: ended,
    },
  ]
}

function ownWords({ scribe, people, now }: MailsOf): MailTemplateRow {
  const at = now - 60 * 24 * hour
  scribe.note('mail.template_changed', { at, actorId: people[0]?.row.id ?? null, ip: '10.10.0.5' }, { kind: 'invitation', language: 'en' })
  return {
    organisation_id: scribe.organisationId,
    kind: 'invitation',
    language: 'en',
    subject: 'Welcome to {{organisation}}',
    body: [
      'Hello {{name}},',
      'good to have you with us. Your user name at our tills is {{username}}. Choose your password here:',
      '{{link}}',
      'The link works once, within 7 days. Your shop’s manager gives you your PIN on your first day.',
    ].join('\n\n'),
    updated_at: at,
  }
}
