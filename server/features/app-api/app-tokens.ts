import { appTokenSeconds } from '../../../contract/app-keys.ts'
import { newSecret } from '../../crypto/app-secrets.ts'
import type { Refused } from '../../http/answer.ts'
import { findApp } from '../../http/app-store.ts'
import { tokenHash } from '../../http/caller-store.ts'
import type { ApplicationCaller } from '../../http/caller.ts'
import { noSuchKey } from '../../http/guard/application-refusals.ts'
import type { AppApiDeps } from './app-api-deps.ts'

/** Makes a bearer token for the application of a key (FRC-7). */
export async function makeAppToken(
  { database, effects, limits }: Pick<AppApiDeps, 'database' | 'effects' | 'limits'>,
  { app, keyHash }: ApplicationCaller,
): Promise<{ token: string; seconds: number } | Refused> {
  const wait = await limits.tokens.take(app.id)
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  const token = newSecret('token', effects.randomBytes(32))
  const now = effects.now()
  const row = {
    token_hash: tokenHash(token),
    app_key_id: app.id,
    organisation_id: app.organisation_id,
    created_at: now,
    expires_at: now + appTokenSeconds * 1_000,
  }
  return database.transaction(async (tx) => {
    if ((await findApp(tx, keyHash, now)) === null) return noSuchKey
    await tx.query.insertInto('app_tokens').values(row).execute()
    return { token, seconds: appTokenSeconds }
  })
}
