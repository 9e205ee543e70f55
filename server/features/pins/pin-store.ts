import type { Executor } from '../../db/database.ts'
import type { PinRow } from '../../db/schema.ts'

export async function findPin(tx: Executor, userId: string): Promise<PinRow | undefined> {
  return tx.query.selectFrom('pins').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

export async function findPins(tx: Executor, userIds: readonly string[]): Promise<PinRow[]> {
  return tx.query.selectFrom('pins').selectAll().where('user_id', 'in', userIds).execute()
}

/** Writes what is known of users' PINs, over what was known of those before; their versions count up. */
export async function savePins(tx: Executor, pins: readonly Omit<PinRow, 'version'>[]): Promise<void> {
  await tx.query
    .insertInto('pins')
    .values(pins.map((pin) => ({ ...pin, version: 1 })))
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet((set) => ({
        organisation_id: set.ref('excluded.organisation_id'),
        length: set.ref('excluded.length'),
        set_at: set.ref('excluded.set_at'),
        how: set.ref('excluded.how'),
        typed_by_owner: set.ref('excluded.typed_by_owner'),
        chosen_by_owner: set.ref('excluded.chosen_by_owner'),
        by_mail: set.ref('excluded.by_mail'),
        last_login_at: set.ref('excluded.last_login_at'),
        version: set('pins.version', '+', 1),
      })),
    )
    .execute()
}

export async function removePin(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('pins').where('user_id', '=', userId).execute()
}

/** Notes when a PIN last opened a session, in epoch milliseconds. */
export async function touchPin(tx: Executor, userId: string, at: number): Promise<void> {
  await tx.query.updateTable('pins').set({ last_login_at: at }).where('user_id', '=', userId).execute()
}

export interface LengthCount {
  /** Digits. */
  length: number
  count: number
}

/** How many PINs of each length open sessions, old ones in their grace too (POL-4): their users are neither blocked nor removed. Shortest first. */
export async function countActivePins(tx: Executor, organisationId: string): Promise<LengthCount[]> {
  const counts = new Map<number, number>()
  for (const { length, count } of [...(await countPins(tx, organisationId)), ...(await countGraces(tx, organisationId))])
    counts.set(length, (counts.get(length) ?? 0) + count)
  return [...counts].map(([length, count]) => ({ length, count })).sort((one, other) => one.length - other.length)
}

async function countPins(tx: Executor, organisationId: string): Promise<LengthCount[]> {
  return tx.query
    .selectFrom('pins')
    .innerJoin('users', 'users.id', 'pins.user_id')
    .where('pins.organisation_id', '=', organisationId)
    .where('users.blocked', '=', 0)
    .where('users.removed_at', 'is', null)
    .select((select) => ['pins.length', select.fn.countAll<number>().as('count')])
    .groupBy('pins.length')
    .execute()
}

async function countGraces(tx: Executor, organisationId: string): Promise<LengthCount[]> {
  return tx.query
    .selectFrom('pin_graces')
    .innerJoin('users', 'users.id', 'pin_graces.user_id')
    .where('pin_graces.organisation_id', '=', organisationId)
    .where('users.blocked', '=', 0)
    .where('users.removed_at', 'is', null)
    .select((select) => ['pin_graces.length', select.fn.countAll<number>().as('count')])
    .groupBy('pin_graces.length')
    .execute()
}
