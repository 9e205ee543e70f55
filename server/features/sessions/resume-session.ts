import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Executor } from '../../db/database.ts'
import type { LiveSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { newToken, toOpened, type SignIn } from './open-session.ts'
import { noOffers } from './session-offers.ts'
import { noteSignIn, resumeSession } from './sessions-store.ts'

/**
 * Goes on with a locked session where its own person taps (TRM-2), under a new token. A session that began with a password
 * is a PIN session from then on: a PIN gives no password's rights.
 * @returns null where there is none to go on with.
 */
export async function resumeLocked(
  tx: Executor,
  effects: Effects,
  locked: LiveSession | null,
  signIn: SignIn,
): Promise<OpenedSession | null> {
  if (locked === null || locked.locked_at === null || locked.user_id !== signIn.user.id) return null
  const now = effects.now()
  const { token, hash } = newToken(effects)
  if (!(await resumeSession(tx, locked.id, { token_hash: hash, last_seen_at: now, method: 'pin' }))) return null
  await noteSignIn(tx, signIn.user.id, signIn.deviceId, now)
  await recordEvent(tx, effects.newId, {
    type: 'session.resumed',
    organisationId: signIn.organisation.id,
    at: now,
    actorId: signIn.user.id,
    subjectId: null,
    deviceId: signIn.deviceId,
    sessionId: locked.id,
    ip: signIn.ip,
    details: {},
  })
  return toOpened({ ...locked, method: 'pin' }, token, signIn, noOffers, now, true)
}
