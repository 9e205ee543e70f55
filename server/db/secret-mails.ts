import type { SecretMailRow } from './code-rows.ts'
import type { Executor } from './database.ts'
import { isKnownPlace } from './known-places.ts'

/** Of whom a secret is mailed, and from where it was asked for. */
export interface AskedFrom {
  organisationId: string
  userId: string
  /** By what the place may be known again; null where it brings nothing. */
  place: string | null
  /** The approved device it was asked for on. */
  deviceId: string | null
}

/** The share of all who ask from a place where the user never signed in. */
const strangers = 'strangers'

/** How many mails of a kind one share has in 24 hours, and the milliseconds that lie between two; left out: none need. */
export interface ShareLimit {
  kind: SecretMailRow['kind']
  aDay: number
  restBetween?: number
}

const day = 24 * 60 * 60_000

/** Counts a mail where it was asked for, under `lockOrganisation`. @returns whether it may go out. */
export async function takeFromShare(
  tx: Executor,
  asked: AskedFrom,
  { kind, aDay, restBetween }: ShareLimit,
  now: number,
): Promise<boolean> {
  const of = { user_id: asked.userId, kind, place: await shareOf(tx, asked) }
  const sent = await secretMailsSince(tx, of, now - day)
  const rests = restBetween !== undefined && now - (sent[0] ?? 0) < restBetween
  if (rests || sent.length >= aDay) return false
  await tx.query
    .insertInto('secret_mails')
    .values({ ...of, organisation_id: asked.organisationId, at: now })
    .execute()
  return true
}

/**
 * Whose share a mail comes out of: that of a place where its user signed in before, or of all strangers together, so that who merely
 * knows a name cannot use up its owner's (as in GRD-8). On a register a PIN counts as well: some people have nothing else.
 */
async function shareOf(tx: Executor, { organisationId, userId, place, deviceId }: AskedFrom): Promise<string> {
  if (place === null) return strangers
  if (await isKnownPlace(tx, { organisation_id: organisationId, user_id: userId, place })) return place
  return deviceId !== null && (await signedInOn(tx, userId, deviceId)) ? place : strangers
}

async function signedInOn(tx: Executor, userId: string, deviceId: string): Promise<boolean> {
  const session = await tx.query
    .selectFrom('sessions')
    .select('id')
    .where('user_id', '=', userId)
    .where('device_id', '=', deviceId)
    .limit(1)
    .executeTakeFirst()
  return session !== undefined
}

/** When mails of a kind went to a user out of one share since then, newest first; epoch milliseconds. */
async function secretMailsSince(
  tx: Executor,
  { user_id, kind, place }: Pick<SecretMailRow, 'user_id' | 'kind' | 'place'>,
  since: number,
): Promise<number[]> {
  const rows = await tx.query
    .selectFrom('secret_mails')
    .select('at')
    .where('user_id', '=', user_id)
    .where('kind', '=', kind)
    .where('place', '=', place)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ at }) => at)
}

/** Forgets mails that no limit looks back to. @param before epoch milliseconds. */
export async function forgetSecretMails(tx: Executor, before: number): Promise<void> {
  await tx.query.deleteFrom('secret_mails').where('at', '<=', before).execute()
}
