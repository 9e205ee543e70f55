import { mayManage, type Role } from '../../../contract/roles.ts'
import { lockRows, type Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'

export type PinOwnerRow = Pick<UserRow, 'id' | 'role' | 'login_method' | 'pin_for_signing'>

const byId = (tx: Executor, userId: string) =>
  tx.query
    .selectFrom('users')
    .select(['users.id', 'users.role', 'users.login_method', 'users.pin_for_signing'])
    .where('users.id', '=', userId)
    .where('users.removed_at', 'is', null)
    .where('users.blocked', '=', 0)

export async function findPinOwner(tx: Executor, userId: string): Promise<PinOwnerRow | undefined> {
  return byId(tx, userId).executeTakeFirst()
}

/** Whoever sets the own PIN, held until the transaction ends; undefined where blocked or removed meanwhile. */
export async function lockPinOwner(tx: Executor, userId: string): Promise<PinOwnerRow | undefined> {
  return lockRows(tx, byId(tx, userId)).executeTakeFirst()
}

/** Whoever asks at a register, and by what they know the screen where the organisation has that (FRC-4). */
export async function findTillOwner(tx: Executor, userId: string) {
  const row = await byId(tx, userId)
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .select(['users.id', 'password_hash', 'security_image', 'personal_phrase', 'security_images'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const shown = row.security_images !== 'off'
  return {
    id: row.id,
    role: row.role,
    pin_for_signing: row.pin_for_signing,
    hasPassword: row.login_method !== 'pin_only' && row.password_hash !== null,
    image: { name: shown ? row.security_image : null, phrase: shown ? row.personal_phrase : null },
  }
}

/** Writes the switch; whoever has the user open in another window is told by the version. */
export async function writeSigning(tx: Executor, userId: string, on: boolean): Promise<void> {
  await tx.query
    .updateTable('users')
    .set((set) => ({ pin_for_signing: on ? 1 : 0, version: set('version', '+', 1) }))
    .where('id', '=', userId)
    .execute()
}

/** Names of some others who may set this user's PIN and can sign in to do so, managers first. */
export async function whomToAsk(tx: Executor, organisationId: string, user: { id: string; role: Role }): Promise<string[]> {
  const roles = (['manager', 'admin'] as const).filter((role) => mayManage(role, user.role))
  const rows = await tx.query
    .selectFrom('users')
    .select('display_name')
    .where('organisation_id', '=', organisationId)
    .where('role', 'in', roles)
    .where('id', '!=', user.id)
    .where('removed_at', 'is', null)
    .where('blocked', '=', 0)
    .where('password_hash', 'is not', null)
    .orderBy('role', 'desc')
    .orderBy('name_key')
    .orderBy('id')
    .limit(3)
    .execute()
  return rows.map(({ display_name }) => display_name)
}
