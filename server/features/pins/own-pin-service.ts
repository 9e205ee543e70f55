import type { OwnPin, OwnPinProof } from '../../../contract/http/own-pin.ts'
import type { TillPin } from '../../../contract/http/till-pin.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { changePin, refuseByRule, type PinSet } from './change-pin.ts'
import { holdOwner, refuseByOrganisation, refuseOwner, type PinOwner } from './hold-owner.ts'
import { offerPins, type PinOffers } from './offer-pins.ts'
import { passwordSessionNeeded, pinFirst, sameAsBefore } from './own-pin-policy.ts'
import { writeSigning } from './own-pin-store.ts'
import { readOwnPin } from './own-pin-view.ts'
import { actorOf, type PinServiceDeps } from './pin-deps.ts'
import { findPin } from './pin-store.ts'
import { refuseProof } from './prove-own-pin.ts'
import type { WantedPin } from './set-pin.ts'
import { readTillPin } from './till-pin-view.ts'

/** What people do with the own PIN: in the console (SELF-1 to SELF-3, SELF-6, SELF-9), and signed in at a register (SELF-5). */
export interface OwnPinService {
  read: (owner: WithSession<BrowserCaller>) => Promise<OwnPin | Refused>
  readAtTill: (owner: WithSession<DeviceCaller>) => Promise<TillPin | Refused>
  /** @param proof the current PIN or the own password, from who has a PIN. */
  set: (owner: PinOwner, wanted: WantedPin, proof: OwnPinProof | undefined) => Promise<PinSet | Refused>
  offer: (owner: PinOwner) => Promise<PinOffers | Refused>
  /** Null: done. @param password the own one, which signs turning it on. */
  turnSigning: (owner: WithSession<BrowserCaller>, on: boolean, password?: string) => Promise<Refused | null>
}

export function createOwnPinService(deps: PinServiceDeps): OwnPinService {
  return {
    read: (owner) => readOwnPin(deps, owner),
    readAtTill: (owner) => readTillPin(deps, owner),
    set: (owner, wanted, proof) => setOwnPin(deps, owner, wanted, proof),
    offer: (owner) => offerPins(deps, { by: actorOf(owner), userId: owner.session.user_id, refuse: (tx) => refuseOwner(deps, tx, owner) }),
    turnSigning: async (owner, on, password) => {
      const confirmed = on ? await deps.confirmPassword(owner.session, password ?? '', owner) : 'accepted'
      return confirmed === 'accepted' ? deps.database.transaction((tx) => turnIn(deps, tx, owner, on)) : confirmed
    },
  }
}

async function setOwnPin(
  deps: PinServiceDeps,
  owner: PinOwner,
  wanted: WantedPin,
  proof: OwnPinProof | undefined,
): Promise<PinSet | Refused> {
  const change = { by: actorOf(owner), userId: owner.session.user_id, wanted }
  const refused = (await refuseByOrganisation(deps.database, owner)) ?? (await refuseByRule(deps, change))
  if (refused !== null) return refused
  if (isUnchanged(wanted, proof)) return sameAsBefore
  if (proof !== undefined && 'password' in proof) {
    if (owner.session.method !== 'password') return passwordSessionNeeded
    const confirmed = await deps.confirmPassword(owner.session, proof.password, owner)
    if (confirmed !== 'accepted') return confirmed
  }
  return changePin(deps, {
    ...change,
    refuse: async (tx) => (await refuseOwner(deps, tx, owner)) ?? (await refuseProof(deps, tx, owner, proof)),
  })
}

/** Said of what was typed twice, before anything is compared: it tells nothing of any PIN. */
function isUnchanged(wanted: WantedPin, proof: OwnPinProof | undefined): boolean {
  return proof !== undefined && 'currentPin' in proof && 'pin' in wanted && wanted.pin === proof.currentPin
}

async function turnIn(deps: PinServiceDeps, tx: Executor, owner: WithSession<BrowserCaller>, on: boolean): Promise<Refused | null> {
  await lockOrganisation(tx, owner.session.organisation_id)
  const user = await holdOwner(deps, tx, owner)
  if ('refused' in user) return user
  if (on && (await findPin(tx, user.id)) === undefined) return pinFirst
  if ((user.pin_for_signing === 1) === on) return null
  await writeSigning(tx, user.id, on)
  const by = byCaller(owner, deps.effects.now())
  await recordEvent(tx, deps.effects.newId, { type: 'user.signing_changed', ...by, details: { on } })
  return null
}
