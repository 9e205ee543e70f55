import type { OwnPin } from '../../../contract/http/own-pin.ts'
import type { Executor } from '../../db/database.ts'
import type { PinRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { currentTriesLeft, mustSignInAgain } from './own-pin-policy.ts'
import { findPinOwner, whomToAsk } from './own-pin-store.ts'
import type { PinCoreDeps } from './pin-deps.ts'
import { findPin } from './pin-store.ts'
import { ownTriesLeft } from './pin-tries-policy.ts'
import { listTries } from './pin-tries-store.ts'
import { readGivingRules } from './pin-user-store.ts'
import { wrongOwnPins } from './wrong-pin-store.ts'

/** The own PIN as its page shows it. */
export function readOwnPin(deps: PinCoreDeps, { session }: WithSession<BrowserCaller>): Promise<OwnPin | Refused> {
  return readIn(deps.database, session, deps.effects.now())
}

async function readIn(tx: Executor, session: LiveSession, now: number): Promise<OwnPin | Refused> {
  const { user_id: userId, organisation_id: organisationId } = session
  const user = await findPinOwner(tx, userId)
  if (user === undefined) return { refused: 'not_signed_in' }
  const rules = await readGivingRules(tx, organisationId)
  const tries = ownTriesLeft(await listTries(tx, userId, now), userId, now)
  return {
    pin: shown(await findPin(tx, userId)),
    mayChange: rules.usersMayChange,
    ask: rules.usersMayChange ? [] : await whomToAsk(tx, organisationId, user),
    forSigning: user.pin_for_signing === 1,
    generatedOnly: rules.generatedOnly,
    minLength: rules.bounds.min,
    maxLength: rules.bounds.max,
    generatedLength: rules.generatedLength,
    triesLeft: tries.left,
    triesAgainAt: tries.until === null ? null : new Date(tries.until).toISOString(),
    signInAgain: mustSignInAgain(session.started_at, now),
    currentTriesLeft: currentTriesLeft(await wrongOwnPins(tx, userId)),
  }
}

function shown(pin: PinRow | undefined): OwnPin['pin'] {
  return pin === undefined ? null : { length: pin.length, setAt: new Date(pin.set_at).toISOString(), how: pin.how }
}
