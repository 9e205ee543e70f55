import { sql, type ExpressionBuilder, type Nullable } from 'kysely'
import type { RenewalShow } from '../../../contract/http/pin-renewal.ts'
import type { Executor } from '../../db/database.ts'
import { notMailed, type PinRenewalResultRow, type PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import type { Schema } from '../../db/schema.ts'

/**
 * Whom a renewal is about, with the PIN they have now and what became of them: who had a PIN when it began. A PIN that was set since is
 * nobody's business here, so somebody who was added later is not among them.
 */
export function renewedPeople(tx: Executor, renewal: PinRenewalRow) {
  return tx.query
    .selectFrom('users')
    .innerJoin('pins', 'pins.user_id', 'users.id')
    .leftJoin('pin_renewal_results as result', (join) =>
      join.onRef('result.user_id', '=', 'users.id').on('result.renewal_id', '=', renewal.id),
    )
    .where('users.organisation_id', '=', renewal.organisation_id)
    .where('users.removed_at', 'is', null)
    .where('users.created_at', '<=', renewal.started_at)
}

type Joined = Schema & { result: Nullable<PinRenewalResultRow> }
type Where = ExpressionBuilder<Joined, 'users' | 'pins' | 'result'>

/** Who is still to get a new PIN: neither blocked, nor with one that was set since. */
export function isWaiting(where: Where, { started_at }: PinRenewalRow) {
  return where.and([
    where('users.blocked', '=', 0),
    where.or([
      where.and([where('result.user_id', 'is', null), where('pins.set_at', '<=', started_at)]),
      where.and([where('result.outcome', '=', 'again'), where('pins.set_at', '<=', where.ref('result.at'))]),
    ]),
  ])
}

/** Who signed in with the new PIN, or has one that was set since. Each part is false, never unknown, where there is no result. */
export function hasMoved(where: Where, { started_at }: PinRenewalRow) {
  const has = where('result.user_id', 'is not', null)
  return where.or([
    where.and([where('result.user_id', 'is', null), where('pins.set_at', '>', started_at)]),
    where.and([has, where('pins.set_at', '>', where.ref('result.at'))]),
    where.and([has, where('pins.set_at', '=', where.ref('result.at')), where('pins.last_login_at', 'is not', null)]),
  ])
}

/**
 * Who has a PIN that was set since and none of the renewal's: their turn did not come, failed or was to be tried again. Nothing is left to
 * do for them.
 */
function isByHand(where: Where, { started_at }: PinRenewalRow) {
  const since = where('pins.set_at', '>', where.ref('result.at'))
  return where.or([
    where.and([where('result.user_id', 'is', null), where('pins.set_at', '>', started_at)]),
    where.and([where('result.outcome', 'in', ['failed', 'again']), since]),
  ])
}

/** A mail with the new PIN that was given up. */
function mailFailed(where: Where) {
  return where.exists(
    where
      .selectFrom('outbox')
      .select('outbox.id')
      .whereRef('outbox.user_id', '=', 'users.id')
      .where('outbox.kind', 'in', ['new_pin', 'new_pin_link'])
      .where('outbox.state', '=', 'dead')
      .whereRef('outbox.created_at', '>=', 'result.at'),
  )
}

/** Some who are still to get a new PIN, in the order of their IDs. */
export async function nextWaiting(tx: Executor, renewal: PinRenewalRow, after: string, atMost: number): Promise<string[]> {
  const rows = await renewedPeople(tx, renewal)
    .select('users.id')
    .where('users.id', '>', after)
    .where((where) => isWaiting(where, renewal))
    .orderBy('users.id')
    .limit(atMost)
    .execute()
  return rows.map(({ id }) => id)
}

/** What became of people, over what became of them before. */
export async function saveResults(tx: Executor, rows: readonly PinRenewalResultRow[]): Promise<void> {
  await tx.query
    .insertInto('pin_renewal_results')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['renewal_id', 'user_id']).doUpdateSet((set) => ({
        organisation_id: set.ref('excluded.organisation_id'),
        outcome: set.ref('excluded.outcome'),
        why: set.ref('excluded.why'),
        at: set.ref('excluded.at'),
        sealed: set.ref('excluded.sealed'),
        sealed_until: set.ref('excluded.sealed_until'),
        shown_at: set.ref('excluded.shown_at'),
        handed_out_at: set.ref('excluded.handed_out_at'),
      })),
    )
    .execute()
}

/** How many there are of each sort. */
export async function countRenewed(tx: Executor, renewal: PinRenewalRow) {
  return renewedPeople(tx, renewal)
    .select((select) => {
      const count = () => select.fn.countAll<number>()
      const noMail = select('result.outcome', 'in', notMailed)
      const failed = select.and([select('result.outcome', '=', 'failed'), select.not(isByHand(select, renewal))])
      return [
        count()
          .filterWhere((where) => isWaiting(where, renewal))
          .as('waiting'),
        count().filterWhere('result.outcome', '=', 'mailed').as('mailed'),
        count().filterWhere(noMail).as('noMail'),
        count().filterWhere(failed).as('failed'),
        count()
          .filterWhere((where) => isByHand(where, renewal))
          .as('byHand'),
        count()
          .filterWhere((where) => hasMoved(where, renewal))
          .as('moved'),
      ]
    })
    .executeTakeFirstOrThrow()
}

export interface PeoplePage {
  show: RenewalShow
  count: number
  after: { name: string; id: string } | null
}

/** People by name, with what became of them. */
export async function pageOfRenewed(tx: Executor, renewal: PinRenewalRow, { show, count, after }: PeoplePage) {
  return renewedPeople(tx, renewal)
    .leftJoin('pin_graces as grace', 'grace.user_id', 'users.id')
    .select(['users.id', 'users.display_name', 'users.name_key', 'users.blocked', 'pins.set_at', 'grace.until as grace_until'])
    .select(['result.outcome', 'result.why', 'result.sealed_until', 'result.handed_out_at', 'result.at as renewed_at'])
    .select((select) => select('result.sealed', 'is not', null).as('sealed'))
    .select((select) => hasMoved(select, renewal).as('moved'))
    .select((select) => select.and([select('result.outcome', '=', 'mailed'), mailFailed(select)]).as('mail_failed'))
    .$if(show === 'no_mail', (query) => query.where('result.outcome', 'in', notMailed))
    .$if(show === 'failed', (query) =>
      query
        .where((where) =>
          where.or([where('result.outcome', '=', 'failed'), where.and([where('result.outcome', '=', 'mailed'), mailFailed(where)])]),
        )
        .where((where) => where.not(isByHand(where, renewal))),
    )
    .$if(show === 'not_moved', (query) =>
      query.where((where) => where.and([where('users.blocked', '=', 0), where.not(hasMoved(where, renewal))])),
    )
    .$if(after !== null, (query) => query.where(sql<boolean>`(users.name_key, users.id) > (${after?.name ?? ''}, ${after?.id ?? ''})`))
    .orderBy('users.name_key')
    .orderBy('users.id')
    .limit(count)
    .execute()
}

export type RenewedRow = Awaited<ReturnType<typeof pageOfRenewed>>[number]

/** When the last old PIN of an organisation stops working beside its successor; null: none does. */
export async function lastGraceEnd(tx: Executor, organisationId: string): Promise<number | null> {
  const { until } = await tx.query
    .selectFrom('pin_graces')
    .select(({ fn }) => fn.max<number | null>('until').as('until'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return until
}
