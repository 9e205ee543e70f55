import type { AppKeyRow, AppKeySecretRow } from '../../db/app-key-rows.ts'
import { lockRows, type Executor } from '../../db/database.ts'

/** A key as it is listed: who made it, and the old one while that works. */
export interface ListedAppKey extends AppKeyRow {
  maker_name: string | null
  maker_removed_at: number | null
  old: Pick<AppKeySecretRow, 'expires_at' | 'last_used_at'> | null
}

/** Keys that are not withdrawn, the newest first. @param id that one alone. */
export async function listAppKeyRows(tx: Executor, organisationId: string, now: number, id?: string): Promise<ListedAppKey[]> {
  const keys = await tx.query
    .selectFrom('app_keys')
    .leftJoin('users', 'users.id', 'app_keys.created_by')
    .selectAll('app_keys')
    .select(['users.display_name as maker_name', 'users.removed_at as maker_removed_at'])
    .where('app_keys.organisation_id', '=', organisationId)
    .where('app_keys.withdrawn_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('app_keys.id', '=', id ?? ''))
    .orderBy('app_keys.id', 'desc')
    .execute()
  const old = await tx.query
    .selectFrom('app_key_secrets')
    .select(['app_key_id', 'expires_at', 'last_used_at'])
    .where('organisation_id', '=', organisationId)
    .where('expires_at', '>', now)
    .execute()
  return keys.map((key) => ({ ...key, old: old.find(({ app_key_id }) => app_key_id === key.id) ?? null }))
}

export async function countAppKeys(tx: Executor, organisationId: string): Promise<number> {
  const { count } = await tx.query
    .selectFrom('app_keys')
    .select((select) => select.fn.countAll().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertAppKey(tx: Executor, key: AppKeyRow): Promise<void> {
  await tx.query.insertInto('app_keys').values(key).execute()
}

export async function insertSecret(tx: Executor, secret: AppKeySecretRow): Promise<void> {
  await tx.query.insertInto('app_key_secrets').values(secret).execute()
}

/** A key that is not withdrawn, held until the transaction ends; one of another organisation is not there. */
export async function holdAppKey(tx: Executor, organisationId: string, id: string): Promise<AppKeyRow | undefined> {
  const query = tx.query
    .selectFrom('app_keys')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('withdrawn_at', 'is', null)
  return lockRows(tx, query).executeTakeFirst()
}

/** Whether an old secret still works. */
export async function hasOldSecret(tx: Executor, id: string, now: number): Promise<boolean> {
  const old = await tx.query
    .selectFrom('app_key_secrets')
    .select('expires_at')
    .where('app_key_id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return old !== undefined
}

/** Lets the newest secret work until then. @param until epoch milliseconds. */
export async function endNewestSecret(tx: Executor, id: string, until: number): Promise<void> {
  await tx.query
    .updateTable('app_key_secrets')
    .set({ expires_at: until })
    .where('app_key_id', '=', id)
    .where('expires_at', 'is', null)
    .execute()
}

/** Ends every secret of a key now. Tokens mean nothing without one, and end with them. */
export async function deleteSecrets(tx: Executor, id: string): Promise<void> {
  await tx.query.deleteFrom('app_key_secrets').where('app_key_id', '=', id).execute()
  await tx.query.deleteFrom('app_tokens').where('app_key_id', '=', id).execute()
}

/** Ends the secrets before the newest now. */
export async function deleteOldSecrets(tx: Executor, id: string): Promise<void> {
  await tx.query.deleteFrom('app_key_secrets').where('app_key_id', '=', id).where('expires_at', 'is not', null).execute()
}

export async function writeName(tx: Executor, id: string, name: string): Promise<void> {
  await tx.query.updateTable('app_keys').set({ name }).where('id', '=', id).execute()
}

export async function markWithdrawn(tx: Executor, id: string, now: number): Promise<void> {
  await tx.query.updateTable('app_keys').set({ withdrawn_at: now }).where('id', '=', id).execute()
}

/** Forgets secrets and tokens that are over. @param now epoch milliseconds. */
export async function forgetOverdue(tx: Executor, now: number): Promise<void> {
  await tx.query.deleteFrom('app_key_secrets').where('expires_at', '<=', now).execute()
  await tx.query.deleteFrom('app_tokens').where('expires_at', '<=', now).execute()
}
