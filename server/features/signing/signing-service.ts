import type { Database, Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, DeviceCaller, LiveSession } from '../../http/caller.ts'
import { isLiveSession } from '../../http/caller-store.ts'
import type { ConfirmChange, Signed } from '../../http/confirm-change.ts'
import type { PasswordCheck } from '../../http/password-check.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { lockSigner, type Signer } from './signing-store.ts'

export interface SigningDeps {
  database: Database
  effects: Effects
  confirmPassword: PasswordCheck['confirmPassword']
  /** The user's own PIN, and nobody else's. */
  ownPin: {
    /** Whether there is one and whether it is what was typed, with the same work whatever comes of it. */
    compare: (tx: Executor, typed: { organisationId: string; userId: string; pin: string }) => Promise<{ set: boolean; matches: boolean }>
    isSet: (tx: Executor, userId: string) => Promise<boolean>
    /** How many wrong ones are left until the password signs; a right one gives none back. */
    triesLeft: (tx: Executor, userId: string) => Promise<number>
    /** @param at epoch milliseconds. */
    addWrong: (tx: Executor, user: { id: string; organisationId: string }, at: number) => Promise<void>
  }
}

export interface SigningService {
  confirmChange: ConfirmChange
  /** Whether a PIN that the user types now could sign: it is switched on, there is one, and tries are left. */
  signsWithPin: (tx: Executor, user: Signer) => Promise<boolean>
}

/** Signs with password or PIN (SIGN-1). */
export function createSigningService(deps: SigningDeps): SigningService {
  return {
    signsWithPin: async (tx, user) => (await mayTryPin(deps, tx, user)) && (await deps.ownPin.isSet(tx, user.id)),
    confirmChange: async (session, confirm, caller) => {
      if ('pin' in confirm) return deps.database.transaction((tx) => confirmPin(deps, tx, { session, pin: confirm.pin, caller }))
      const confirmed = await deps.confirmPassword(session, confirm.password, caller)
      return confirmed === 'accepted' ? { signedWith: 'password' } : confirmed
    },
  }
}

async function mayTryPin({ ownPin }: SigningDeps, tx: Executor, user: Signer): Promise<boolean> {
  return user.pin_for_signing === 1 && (await ownPin.triesLeft(tx, user.id)) > 0
}

interface PinTry {
  session: LiveSession
  /** As typed; never stored. */
  pin: string
  caller: BrowserCaller | DeviceCaller
}

/** One transaction counts, compares and puts on record, so that no try is free: not in parallel, not by a crash (GRD-3). */
async function confirmPin(deps: SigningDeps, tx: Executor, { session, pin, caller }: PinTry): Promise<Signed | Refused> {
  const userId = session.user_id
  const organisationId = session.organisation_id
  const user = await lockSigner(tx, userId)
  const now = deps.effects.now()
  if (user === undefined || !(await isLiveSession(tx, session.id, now))) return { refused: 'not_signed_in' }
  const own = await deps.ownPin.compare(tx, { organisationId, userId, pin })
  const may = ownsSession(session) && own.set && (await mayTryPin(deps, tx, user))
  if (!may) return { refused: 'signing_needs_password' }
  if (own.matches) return { signedWith: 'pin' }
  await deps.ownPin.addWrong(tx, { id: userId, organisationId }, now)
  const triesLeft = await deps.ownPin.triesLeft(tx, userId)
  const by = byCaller({ ...caller, session }, now)
  await recordEvent(tx, deps.effects.newId, { type: 'signing.refused', ...by, details: { triesLeft } })
  return { refused: 'signing_pin_not_accepted', triesLeft }
}

/** The console is open to passwords alone; on a terminal whoever is signed in may sign, but not behind the lock. */
function ownsSession({ surface, method, locked_at }: LiveSession): boolean {
  return (surface === 'terminal' || method === 'password') && locked_at === null
}
