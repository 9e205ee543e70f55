import type { Executor } from '../../db/database.ts'
import type { PinRow } from '../../db/schema.ts'
import { giveUpGraceClaims, listOverGraces, markGraces, removeGraces, saveGraces } from './pin-grace-store.ts'
import { retiredUntil } from './pin-policy.ts'
import { countActivePins } from './pin-store.ts'
import type { ClaimTag } from './pin-tagger.ts'

/** Lets the PINs before go on working beside their successors (POL-4). @param tags the successors'. @param until epoch milliseconds. */
export async function beginGraces(tx: Executor, before: readonly PinRow[], tags: readonly ClaimTag[], until: number): Promise<void> {
  if (before.length === 0) return
  await markGraces(
    tx,
    before.map(({ user_id }) => user_id),
    tags,
  )
  await saveGraces(
    tx,
    before.map(({ user_id, organisation_id, length, set_at, typed_by_owner, last_login_at }) => {
      return { user_id, organisation_id, length, set_at, typed_by_owner, last_login_at, until }
    }),
  )
}

/** Ends the graces of users' old PINs where there are any: they are given up like any other (PIN-10). */
export async function endGraces(tx: Executor, userIds: readonly string[], now: number): Promise<void> {
  for (const grace of await removeGraces(tx, userIds)) await giveUpGraceClaims(tx, grace.user_id, retiredUntil(grace, now))
}

export async function endGrace(tx: Executor, userId: string, now: number): Promise<void> {
  await endGraces(tx, [userId], now)
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
