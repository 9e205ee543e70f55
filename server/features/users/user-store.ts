import { sql } from 'kysely'
import type { PinFilter } from '../../../contract/http/users.ts'
import type { PinNeed } from '../../../contract/pin-needs.ts'
import type { Role } from '../../../contract/roles.ts'
import { lockRows, type Executor } from '../../db/database.ts'
import { nameKey } from '../../db/name-key.ts'
import { emailShared } from '../../db/email-state.ts'
import { needOfRole } from '../../db/pin-need.ts'
import type { Flag, UserRow } from '../../db/schema.ts'
import { hasWords, userSearchKey } from '../../db/search-key.ts'

/** A user with whether there is a PIN, and an invitation. */
export interface ListedUser extends UserRow {
  has_pin: boolean
  pin_length: number | null
  pin_set_at: number | null
  pin_chosen_by_owner: Flag | null
  /** When the organisation demands a new PIN (FRC-1). */
  pin_change_given: Flag
  pin_change_days: number
  pin_change_shorter: Flag
  pin_min_length: number
  /** What the user's role needs a PIN for (POL-8). */
  pin_need: PinNeed
  /** When the invitation ends or ended, epoch milliseconds; null where there is none. */
  invited_until: number | null
  /** Whether somebody else here has the same address. */
  email_shared: Flag
}

/** What narrows the list down; what is left out does not. */
export interface UserFilter {
  /** Words as typed. */
  q?: string | undefined
  role?: Role | undefined
  state?: 'active' | 'blocked' | undefined
  pin?: PinFilter | undefined
}

/** Users whom the filter lets through. @param now epoch milliseconds, by which a PIN is old. */
function filtered(tx: Executor, organisationId: string, { q = '', role, state, pin }: UserFilter, now: number) {
  return tx.query
    .selectFrom('users')
    .leftJoin('pins', 'pins.user_id', 'users.id')
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .where('users.removed_at', 'is', null)
    .where('users.organisation_id', '=', organisationId)
    .where((where) => where.and(hasWords('users.search_key', q)))
    .$if(role !== undefined, (query) => query.where('users.role', '=', role ?? 'staff'))
    .$if(state !== undefined, (query) => query.where('users.blocked', '=', state === 'blocked' ? 1 : 0))
    .$if(pin !== undefined, (query) => query.where('pins.user_id', pin === 'none' || pin === 'lacking' ? 'is' : 'is not', null))
    .$if(pin === 'lacking', (query) => query.where(needOfRole, '!=', 'optional'))
    .$if(pin === 'must_change', (query) => query.where(mustChange(now)))
}

/** The same as `changeDue`, for a query (FRC-1). */
const mustChange = (now: number) =>
  sql<boolean>`(organisations.pin_change_given = 1 and pins.chosen_by_owner = 0)
    or (organisations.pin_change_shorter = 1 and pins.length < organisations.pin_min_length)
    or (organisations.pin_change_days > 0 and ${now} - pins.set_at >= organisations.pin_change_days * ${day})`

const day = 24 * 60 * 60_000

/** The same as they are shown, with their PINs and invitations. */
const shown = (tx: Executor, organisationId: string, filter: UserFilter, now: number) =>
  filtered(tx, organisationId, filter, now)
    .leftJoin('password_links', (join) =>
      join.onRef('password_links.user_id', '=', 'users.id').on('password_links.kind', '=', 'invitation'),
    )
    .selectAll('users')
    .select(['pins.set_at as pin_set_at', 'pins.chosen_by_owner as pin_chosen_by_owner', 'organisations.pin_min_length'])
    .select(['organisations.pin_change_given', 'organisations.pin_change_days', 'organisations.pin_change_shorter'])
    .select(['pins.length as pin_length', 'password_links.expires_at as invited_until', emailShared.as('email_shared')])
    .select(needOfRole.as('pin_need'))

function toListed(user: Omit<ListedUser, 'has_pin'>): ListedUser {
  return { ...user, has_pin: user.pin_length !== null }
}

/** One user of an organisation; removed ones are not there. */
export async function findUser(tx: Executor, organisationId: string, id: string): Promise<ListedUser | undefined> {
  const row = await shown(tx, organisationId, {}, 0).where('users.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toListed(row)
}

/** How many users there are, with a PIN, and whom the filter lets through. */
export async function countUsers(tx: Executor, organisationId: string, filter: UserFilter, now: number) {
  const count = (of: UserFilter) =>
    filtered(tx, organisationId, of, now)
      .select((select) => [select.fn.countAll<number>().as('people'), select.fn.count<number>('pins.user_id').as('withPin')])
      .executeTakeFirstOrThrow()
  const all = await count({})
  const narrowed = Object.values(filter).some((value) => value !== undefined && value !== '')
  return { ...all, found: narrowed ? (await count(filter)).people : all.people }
}

/** Users by name, after the given one. @param count rows to read. */
export async function pageOfUsers(
  tx: Executor,
  organisationId: string,
  filter: UserFilter,
  { count, after, now }: { count: number; after: { name: string; id: string } | null; now: number },
): Promise<ListedUser[]> {
  const rows = await shown(tx, organisationId, filter, now)
    .$if(after !== null, (query) => query.where(sql<boolean>`(users.name_key, users.id) > (${after?.name ?? ''}, ${after?.id ?? ''})`))
    .orderBy('users.name_key')
    .orderBy('users.id')
    .limit(count)
    .execute()
  return rows.map(toListed)
}

/** Adds a user. @throws a unique violation where the user name is taken. */
export async function insertUser(tx: Executor, user: UserRow): Promise<void> {
  await tx.query.insertInto('users').values(user).execute()
}

/** The user's row, held until the transaction ends. */
export async function lockUser(tx: Executor, organisationId: string, id: string): Promise<UserRow | undefined> {
  const one = tx.query.selectFrom('users').selectAll().where('organisation_id', '=', organisationId).where('id', '=', id)
  return lockRows(tx, one.where('removed_at', 'is', null)).executeTakeFirst()
}

/** The row of the user with a folded user name, held until the transaction ends. */
export async function lockUserByName(tx: Executor, organisationId: string, usernameKey: string): Promise<UserRow | undefined> {
  const one = tx.query.selectFrom('users').selectAll().where('organisation_id', '=', organisationId).where('username_key', '=', usernameKey)
  return lockRows(tx, one.where('removed_at', 'is', null)).executeTakeFirst()
}

/** Writes changed columns, keeps what the user is found and sorted by, and counts the version up. */
export async function changeUser(tx: Executor, user: UserRow, columns: Partial<UserRow>): Promise<void> {
  const after = { ...user, ...columns }
  const keys = { search_key: userSearchKey(after), name_key: nameKey(after.display_name) }
  // Another address is nobody's until its owner shows otherwise (SELF-7).
  const mailbox = after.email === user.email ? {} : { email_verified_at: null }
  await tx.query
    .updateTable('users')
    .set({ ...columns, ...keys, ...mailbox, version: user.version + 1 })
    .where('id', '=', user.id)
    .execute()
}

/** How many others can come in as an admin with a password (USR-5). */
export async function countOtherPasswordAdmins(tx: Executor, user: UserRow): Promise<number> {
  const { count } = await tx.query
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', user.organisation_id)
    .where('id', '!=', user.id)
    .where('role', '=', 'admin')
    .where('password_hash', 'is not', null)
    .where('blocked', '=', 0)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
