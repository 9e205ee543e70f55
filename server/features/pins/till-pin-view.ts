import type { Keypad } from '../../../contract/http/terminal.ts'
import type { PinTakes, TillPin } from '../../../contract/http/till-pin.ts'
import { keypadBetween, keypadOf } from '../../../contract/keypad-of.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { currentTriesLeft, mustSignInAgain } from './own-pin-policy.ts'
import { findTillOwner, whomToAsk } from './own-pin-store.ts'
import type { PinCoreDeps } from './pin-deps.ts'
import { countActivePins, findPin } from './pin-store.ts'
import { ownTriesLeft } from './pin-tries-policy.ts'
import { listTries } from './pin-tries-store.ts'
import { readGivingRules } from './pin-user-store.ts'
import { wrongOwnPins } from './wrong-pin-store.ts'

/** The own PIN as the register's user menu shows it (SELF-5). */
export function readTillPin(deps: PinCoreDeps, { session }: WithSession<DeviceCaller>): Promise<TillPin | Refused> {
  return readIn(deps.database, session, deps.effects.now())
}

async function readIn(tx: Executor, session: LiveSession, now: number): Promise<TillPin | Refused> {
  const { user_id: userId, organisation_id: organisationId } = session
  const user = await findTillOwner(tx, userId)
  if (user === undefined) return { refused: 'invalid_token' }
  const rules = await readGivingRules(tx, organisationId)
  const isSet = (await findPin(tx, userId)) !== undefined
  const triesLeft = currentTriesLeft(await wrongOwnPins(tx, userId))
  const takes = takesOf(session, { isSet, triesLeft }, now)
  const until = ownTriesLeft(await listTries(tx, userId, now), userId, now).until ?? now
  return {
    isSet,
    mayChange: rules.usersMayChange,
    takes,
    hasPassword: user.hasPassword,
    ask: rules.usersMayChange && takes.length > 0 ? [] : await whomToAsk(tx, organisationId, user),
    generatedOnly: rules.generatedOnly,
    keypad: keypadBetween(rules.bounds),
    currentKeypad: await currentKeypadOf(tx, organisationId, rules.bounds.min),
    currentTriesLeft: triesLeft,
    retryAfterSeconds: Math.max(0, Math.ceil((until - now) / 1_000)),
    securityImage: user.image,
  }
}

/** Lengths that somebody's PIN may have. @param shortest length where nobody has a PIN. */
export async function currentKeypadOf(tx: Executor, organisationId: string, shortest: number): Promise<Keypad> {
  const lengths = (await countActivePins(tx, organisationId)).map(({ length }) => length)
  return keypadOf(lengths.length > 0 ? lengths : [shortest])
}

/** A PIN's session opens nothing that takes a password: that it was right is long ago, and whoever stands there may be another. */
function takesOf(
  { method, started_at: startedAt }: LiveSession,
  { isSet, triesLeft }: { isSet: boolean; triesLeft: number },
  now: number,
): PinTakes[] {
  const password: PinTakes[] = method === 'password' ? ['password'] : []
  if (isSet) return triesLeft > 0 ? ['pin', ...password] : password
  return method === 'password' && !mustSignInAgain(startedAt, now) ? ['nothing'] : password
}
