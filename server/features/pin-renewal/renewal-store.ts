import { lockRows, type Executor } from '../../db/database.ts'
import type { PinRenewalRow } from '../../db/pin-renewal-rows.ts'

export async function insertRenewal(tx: Executor, row: PinRenewalRow): Promise<void> {
  await tx.query.insertInto('pin_renewals').values(row).execute()
}

/** The latest renewal of an organisation, held where a transaction asks. */
export async function latestRenewal(tx: Executor, organisationId: string): Promise<PinRenewalRow | undefined> {
  return tx.query
    .selectFrom('pin_renewals')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A renewal that goes on, held for this transaction; undefined where somebody paused or ended it. */
export async function lockRunning(tx: Executor, id: string): Promise<PinRenewalRow | undefined> {
  const query = tx.query.selectFrom('pin_renewals').selectAll().where('id', '=', id).where('state', '=', 'running')
  return lockRows(tx, query).executeTakeFirst()
}

/** Whether one is running or paused: there is never a second. */
export async function isUnderWay(tx: Executor, organisationId: string): Promise<boolean> {
  const open = await tx.query
    .selectFrom('pin_renewals')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst()
  return open !== undefined
}

export async function listRunning(tx: Executor): Promise<PinRenewalRow[]> {
  return tx.query.selectFrom('pin_renewals').selectAll().where('state', '=', 'running').orderBy('id').execute()
}

export async function setRenewalState(tx: Executor, id: string, state: PinRenewalRow['state'], endedAt: number | null): Promise<void> {
  await tx.query.updateTable('pin_renewals').set({ state, ended_at: endedAt }).where('id', '=', id).execute()
}

/** Whom a new renewal would be about, active users with a PIN, and who of them has no address. */
export async function countRenewable(tx: Executor, organisationId: string): Promise<{ people: number; noAddress: number }> {
  return tx.query
    .selectFrom('users')
    .innerJoin('pins', 'pins.user_id', 'users.id')
    .select(({ fn }) => [fn.countAll<number>().as('people'), fn.countAll<number>().filterWhere('users.email', 'is', null).as('noAddress')])
    .where('users.organisation_id', '=', organisationId)
    .where('users.removed_at', 'is', null)
    .where('users.blocked', '=', 0)
    .executeTakeFirstOrThrow()
}

export async function nameOfUser(tx: Executor, id: string): Promise<string | null> {
  const row = await tx.query
    .selectFrom('users')
    .select('display_name')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.display_name ?? null
}
