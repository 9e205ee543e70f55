import { appScopeSchema } from '../../contract/app-keys.ts'
import type { Executor } from '../db/database.ts'
import type { App } from './caller.ts'

/** The application of a key that works at `now` (epoch milliseconds): neither withdrawn nor past its overlap with a newer one. */
export async function findApp(db: Executor, keyHash: Uint8Array, now: number): Promise<(App & { last_used_at: number | null }) | null> {
  const row = await db.query
    .selectFrom('app_key_secrets')
    .innerJoin('app_keys', 'app_keys.id', 'app_key_secrets.app_key_id')
    .select(['app_keys.id', 'app_keys.organisation_id', 'app_keys.name', 'app_keys.kind', 'app_keys.scopes'])
    .select('app_key_secrets.last_used_at')
    .where('app_key_secrets.key_hash', '=', keyHash)
    .where((where) => where.or([where('app_key_secrets.expires_at', 'is', null), where('app_key_secrets.expires_at', '>', now)]))
    .where('app_keys.withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, scopes: appScopeSchema.array().parse(row.scopes.split(',')) }
}

/** Whether a bearer token was made for this application and is not over. */
export async function isLiveAppToken(
  db: Executor,
  { tokenHash, appId }: { tokenHash: Uint8Array; appId: string },
  now: number,
): Promise<boolean> {
  const token = await db.query
    .selectFrom('app_tokens')
    .select('expires_at')
    .where('token_hash', '=', tokenHash)
    .where('app_key_id', '=', appId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return token !== undefined
}

/** How old `last_used_at` may be before a call renews it, in milliseconds: one write a minute, not one a call. */
const usedStep = 60_000

/** Notes that a key was used. @param now epoch milliseconds. */
export async function noteAppUsed(
  db: Executor,
  { id, keyHash, last_used_at }: { id: string; keyHash: Uint8Array; last_used_at: number | null },
  now: number,
): Promise<void> {
  if (last_used_at !== null && now - last_used_at < usedStep) return
  await db.query.updateTable('app_key_secrets').set({ last_used_at: now }).where('key_hash', '=', keyHash).execute()
  await db.query.updateTable('app_keys').set({ last_used_at: now }).where('id', '=', id).execute()
}
