import type { Call } from '../../../contract/call.ts'
import type { Database } from '../../db/database.ts'
import type { Effects } from '../../features/effects.ts'
import type { Refused } from '../answer.ts'
import { findApp, isLiveAppToken } from '../app-store.ts'
import { isLiveSession } from '../caller-store.ts'
import type { ApplicationCaller, Caller } from '../caller.ts'
import { deadToken, noSuchKey } from './application-refusals.ts'

/**
 * The guard sees a session before the body is read, and a body may take its time: whoever was revoked or blocked meanwhile does
 * nothing with one that was held back (DEV-10). Calls that go without a session judge for themselves.
 * @returns null where the session is still alive, or none is asked for.
 */
export async function endedMeanwhile(
  { database, effects }: { database: Database; effects: Effects },
  { method, permission }: Call,
  caller: Caller,
): Promise<Refused | null> {
  // Fastify reads a body of any other method, also where the call asks for none.
  if (method === 'GET' || caller.kind === 'anyone') return null
  if (caller.kind === 'application') return appEndedMeanwhile(database, caller, effects.now())
  if (caller.session === null) return null
  if (permission.caller === 'device' && (permission.needs === 'key' || permission.needs === 'approval')) return null
  if (permission.caller === 'browser' && permission.needs === 'origin') return null
  if (await isLiveSession(database, caller.session.id, effects.now())) return null
  return { refused: caller.kind === 'device' ? 'invalid_token' : 'not_signed_in' }
}

async function appEndedMeanwhile(database: Database, { app, keyHash, tokenHash }: ApplicationCaller, now: number): Promise<Refused | null> {
  if ((await findApp(database, keyHash, now)) === null) return noSuchKey
  return tokenHash === null || (await isLiveAppToken(database, { tokenHash, appId: app.id }, now)) ? null : deadToken
}
