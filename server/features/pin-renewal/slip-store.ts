import type { Executor } from '../../db/database.ts'
import { notMailed, type PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import { renewedPeople } from './renewed-store.ts'

/** Slips that can be handed out: sealed, in time, and the PIN on it is still the one its owner has. */
function openSlips(tx: Executor, renewal: PinRenewalRow, now: number) {
  return renewedPeople(tx, renewal)
    .where('result.sealed', 'is not', null)
    .where('result.sealed_until', '>', now)
    .whereRef('pins.set_at', '=', 'result.at')
    .where('users.blocked', '=', 0)
}

export async function countSlips(tx: Executor, renewal: PinRenewalRow, now: number): Promise<{ slips: number; until: number | null }> {
  return openSlips(tx, renewal, now)
    .select(({ fn }) => [fn.countAll<number>().as('slips'), fn.min<number | null>('result.sealed_until').as('until')])
    .executeTakeFirstOrThrow()
}

/** All slips by name. */
export async function listSlips(tx: Executor, renewal: PinRenewalRow, now: number) {
  return openSlips(tx, renewal, now)
    .select(['users.id', 'users.display_name', 'result.sealed'])
    .orderBy('users.name_key')
    .orderBy('users.id')
    .execute()
}

/** Notes which slips a sheet shows. */
export async function markShown(tx: Executor, renewal: PinRenewalRow, now: number): Promise<void> {
  const shown = openSlips(tx, renewal, now).select('users.id')
  await tx.query
    .updateTable('pin_renewal_results')
    .set({ shown_at: now })
    .where('renewal_id', '=', renewal.id)
    .where('user_id', 'in', shown)
    .execute()
}

/** Erases the slips that the sheet of that moment showed. @returns how many. */
export async function eraseShown(tx: Executor, renewal: PinRenewalRow, shownAt: number, now: number): Promise<number> {
  const { numUpdatedRows } = await tx.query
    .updateTable('pin_renewal_results')
    .set({ sealed: null, sealed_until: null, handed_out_at: now })
    .where('renewal_id', '=', renewal.id)
    .where('shown_at', '=', shownAt)
    .where('sealed', 'is not', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Erases slips of no use: too late, of a PIN that was replaced, of somebody who was removed. Who has none and was handed none can be tried again. */
export async function sweepSlips(tx: Executor, now: number): Promise<void> {
  await tx.query
    .updateTable('pin_renewal_results')
    .set({ sealed: null })
    .where('sealed', 'is not', null)
    .where((where) =>
      where.or([
        where('sealed_until', '<=', now),
        where.not(
          where.exists(
            where
              .selectFrom('pins')
              .select('pins.user_id')
              .whereRef('pins.user_id', '=', 'pin_renewal_results.user_id')
              .whereRef('pins.set_at', '=', 'pin_renewal_results.at'),
          ),
        ),
      ]),
    )
    .execute()
}

/** Who can be tried again: it failed and they have no PIN that was set since, or the new PIN was on a slip that is of no use any more. */
function triable(tx: Executor, renewal: PinRenewalRow, now: number) {
  return renewedPeople(tx, renewal).where((where) =>
    where.or([
      where.and([where('result.outcome', '=', 'failed'), where('pins.set_at', '<=', where.ref('result.at'))]),
      where.and([
        where('result.outcome', 'in', notMailed),
        where('result.handed_out_at', 'is', null),
        where('result.sealed_until', '<=', now),
        where('pins.set_at', '=', where.ref('result.at')),
        where('pins.last_login_at', 'is', null),
      ]),
    ]),
  )
}

export async function countTriable(tx: Executor, renewal: PinRenewalRow, now: number): Promise<number> {
  const { count } = await triable(tx, renewal, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Puts them back among those who wait. @returns how many. */
export async function tryAgain(tx: Executor, renewal: PinRenewalRow, now: number): Promise<number> {
  const { numUpdatedRows } = await tx.query
    .updateTable('pin_renewal_results')
    .set({ outcome: 'again', why: null, sealed: null, sealed_until: null, shown_at: null })
    .where('renewal_id', '=', renewal.id)
    .where('user_id', 'in', triable(tx, renewal, now).select('users.id'))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
