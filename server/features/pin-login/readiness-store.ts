import type { Executor } from '../../db/database.ts'
import { needOfRole } from '../../db/pin-need.ts'
import type { PinLoginColumns } from './pin-login-store.ts'

export interface ReadinessCounts {
  people: number
  withoutPin: number
  /** Those of them whose role needs one (POL-8). */
  lackingPin: number
  withoutEmail: number
  /** The shortest PIN that somebody has, in digits; null where nobody has one. */
  shortestPin: number | null
  /** The shortest that a new one may have, in digits. */
  minLength: number
  earlierDevices: number
}

/** Users who are neither blocked nor removed, each with the PIN they may have. */
export const workingPeople = (tx: Executor, organisationId: string) =>
  tx.query
    .selectFrom('users')
    .leftJoin('pins', 'pins.user_id', 'users.id')
    .where('users.organisation_id', '=', organisationId)
    .where('users.blocked', '=', 0)
    .where('users.removed_at', 'is', null)

/** What the readiness check counts (ACT-3). */
export async function countReadiness(tx: Executor, organisationId: string, state: PinLoginColumns): Promise<ReadinessCounts> {
  const people = await workingPeople(tx, organisationId)
    .select(({ fn }) => [
      fn.countAll<number>().as('people'),
      fn.count<number>('pins.user_id').as('with_pin'),
      fn.count<number>('users.email').as('with_email'),
      fn.min<number | null>('pins.length').as('shortest'),
    ])
    .executeTakeFirstOrThrow()
  return {
    people: people.people,
    withoutPin: people.people - people.with_pin,
    lackingPin: await countLacking(tx, organisationId),
    withoutEmail: people.people - people.with_email,
    shortestPin: people.shortest,
    minLength: await readMinLength(tx, organisationId),
    earlierDevices: await countEarlierDevices(tx, organisationId, state),
  }
}

/** Working people without the PIN that their role needs. */
export const lackingPeople = (tx: Executor, organisationId: string) =>
  workingPeople(tx, organisationId)
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .where('pins.user_id', 'is', null)
    .where(needOfRole, '!=', 'optional')

async function countLacking(tx: Executor, organisationId: string): Promise<number> {
  const { count } = await lackingPeople(tx, organisationId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function readMinLength(tx: Executor, id: string): Promise<number> {
  const row = await tx.query.selectFrom('organisations').select('pin_min_length').where('id', '=', id).executeTakeFirstOrThrow()
  return row.pin_min_length
}

async function countEarlierDevices(tx: Executor, organisationId: string, state: PinLoginColumns): Promise<number> {
  const { count } = await earlierDevices(tx, organisationId, state)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** While PIN login is off every approved device is one of an earlier activation. */
export const earlierDevices = (tx: Executor, organisationId: string, state: PinLoginColumns) =>
  tx.query
    .selectFrom('devices')
    .where('organisation_id', '=', organisationId)
    .where('status', '=', 'approved')
    .$if(state.pin_login_active === 1, (query) => query.where('approved_at', '<', state.pin_login_changed_at ?? 0))
