import type { Executor } from '../../db/database.ts'
import type { PinRow } from '../../db/schema.ts'
import { giveUpGraceClaims, listOverGraces, markGrace, removeGrace, saveGrace } from './pin-grace-store.ts'
import { retiredUntil } from './pin-policy.ts'
import { countActivePins } from './pin-store.ts'
import type { ClaimTag } from './pin-tagger.ts'

/** Lets the PIN before go on working beside its successor (POL-4). @param tags the successor's. @param until epoch milliseconds. */
export async function beginGrace(tx: Executor, before: PinRow, tags: readonly ClaimTag[], until: number): Promise<void> {
  await markGrace(tx, before.user_id, tags)
  const { user_id, organisation_id, length, set_at, typed_by_owner, last_login_at } = before
  await saveGrace(tx, { user_id, organisation_id, length, set_at, typed_by_owner, last_login_at, until })
}

/** Ends the grace of a user's old PIN where there is one: it is given up like any other (PIN-10). */
export async function endGrace(tx: Executor, userId: string, now: number): Promise<void> {
  const grace = await removeGrace(tx, userId)
  if (grace !== undefined) await giveUpGraceClaims(tx, userId, retiredUntil(grace, now))
}

/** Ends some graces that are over. @returns how many, and the organisations whose keypads are others now (PIN-9). */
export async function endOverGraces(tx: Executor, now: number, atMost: number): Promise<{ ended: number; keypads: string[] }> {
  const over = await listOverGraces(tx, now, atMost)
  const organisations = [...new Set(over.map(({ organisation_id }) => organisation_id))]
  const before = await keypadsOf(tx, organisations)
  for (const { user_id } of over) await endGrace(tx, user_id, now)
  const after = await keypadsOf(tx, organisations)
  return { ended: over.length, keypads: organisations.filter((_, at) => before[at] !== after[at]) }
}

async function keypadsOf(tx: Executor, organisationIds: readonly string[]): Promise<string[]> {
  const keypads: string[] = []
  for (const id of organisationIds) keypads.push(await keypadOf(tx, id))
  return keypads
}

/** What a keypad is built for: the lengths of the PINs that work (PIN-9). */
export async function keypadOf(tx: Executor, organisationId: string): Promise<string> {
  return (await countActivePins(tx, organisationId)).map(({ length }) => length).join()
}
