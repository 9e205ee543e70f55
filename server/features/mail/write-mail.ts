import { languageSchema, type Language } from '../../../contract/language.ts'
import type { MailKind, MailVariable } from '../../../contract/mail-kinds.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Executor } from '../../db/database.ts'
import type { OutboxRow } from '../../db/mail-rows.ts'
import type { Effects } from '../effects.ts'
import { triedFor, usefulFor } from './mail-policy.ts'
import { insertMail } from './outbox-store.ts'

/** A mail to a user: what it is about, and what only its cause knows. Name and organisation are filled in when it is sent. */
export interface MailToWrite {
  organisationId: string
  userId: string
  kind: MailKind
  values: Partial<Record<MailVariable, string>>
  /** The address it goes to and to no other; left out: to the one the user has when it is sent. */
  address?: string
}

/** Writes a mail in the transaction of its cause. @returns whether one will be sent: there is a mail server, and the user has an address. */
export type WriteMail = (tx: Executor, mail: MailToWrite) => Promise<boolean>

export interface MailWriterDeps {
  effects: Effects
  keys: KeyRing
  /** Whether there is a mail server; without one nothing is kept that nobody would send. */
  canSend: boolean
}

/** Where a sealed mail lies: what was sealed for one opens in no other. */
export function placeOf({ organisation_id, id }: Pick<OutboxRow, 'organisation_id' | 'id'>): string {
  return `outbox ${organisation_id} ${id}`
}

export function createMailWriter({ effects, keys, canSend }: MailWriterDeps): WriteMail {
  return async (tx, { organisationId, userId, kind, values, address }) => {
    if (!canSend) return false
    const reader = await findAddressee(tx, organisationId, userId)
    if (reader === undefined || (address ?? reader.email) === null) return false
    const now = effects.now()
    const place = { id: effects.newId(), organisation_id: organisationId }
    await insertMail(tx, {
      ...place,
      ...untried,
      user_id: userId,
      address: address ?? null,
      kind,
      language: reader.language,
      sealed: keys.seal('mail', JSON.stringify(values), placeOf(place)),
      next_at: now,
      created_at: now,
      give_up_at: now + triedFor,
      expires_at: now + usefulFor[kind],
    })
    return true
  }
}

const untried = { state: 'waiting', attempts: 0, lease: null, lease_until: null, why: null, reply: null, ended_at: null } as const

async function findAddressee(tx: Executor, organisationId: string, userId: string) {
  const row = await tx.query
    .selectFrom('users')
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .select(['users.email', 'users.language', 'organisations.languages'])
    .where('users.id', '=', userId)
    .where('users.organisation_id', '=', organisationId)
    .where('users.removed_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : { email: row.email, language: languageFor(row) }
}

/** The user's own, else the one registers begin in. */
function languageFor({ language, languages }: { language: string | null; languages: string }): Language {
  return languageSchema.catch('en').parse(language ?? languages.split(',')[0])
}
