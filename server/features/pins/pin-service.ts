import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { PinHeldByAnother } from './assign-pin.ts'
import { offerPins, type PinOffers } from './offer-pins.ts'
import { aboutPin, setterOf, type PinServiceDeps, type PinTarget } from './pin-deps.ts'
import { noTyping, pinNotUsable, refuseTypedPin } from './pin-policy.ts'
import { noteTry, refuseTry } from './pin-tries.ts'
import { readGivingRules } from './pin-user-store.ts'
import { refuseTarget } from './refuse-target.ts'
import { setPinIn, type PinChosen, type WantedPin } from './set-pin.ts'

/** What was set: the digits where they were generated, since nobody knows them yet. */
export interface PinSet {
  generated: string | null
  /** Digits of generated PINs where a typed one has fewer (POL-2). */
  floor?: number | undefined
}

export interface PinService {
  /** Sets somebody's PIN, signed with the own password (USR-3). A saved PIN logs in at once. */
  setPin: (caller: WithSession<BrowserCaller>, userId: string, wanted: WantedPin, password: string) => Promise<PinSet | Refused>
  /** Three PINs to choose one of (POL-9). */
  offerPins: (caller: WithSession<BrowserCaller>, userId: string) => Promise<PinOffers | Refused>
}

type Change = PinTarget & { wanted: WantedPin }
type Reason = AuditDetails<'user.pin_set_refused'>['why']

const call = 'PUT /v1/users/:id/pin'

export function createPinService(deps: PinServiceDeps): PinService {
  return {
    setPin: async (caller, userId, wanted, password) => {
      const change = { caller, userId, wanted }
      const refused = (await refuseTarget(deps, deps.database, change, call)) ?? (await refuseByRule(deps, change))
      if (refused !== null) return refused
      const confirmed = await deps.confirmPassword(caller.session, password, caller)
      return confirmed === 'accepted' ? save(deps, change) : confirmed
    },
    offerPins: (caller, userId) => offerPins(deps, { caller, userId }),
  }
}

/** Public rules need no look at anybody's PIN, and so no signature: what they refuse is on record and does not count as a try. */
async function refuseByRule(deps: PinServiceDeps, change: Change): Promise<Refused | null> {
  const { caller, wanted } = change
  if (!('pin' in wanted)) return null
  const { bounds, generatedOnly } = await readGivingRules(deps.database, caller.session.organisation_id)
  const refused = generatedOnly ? noTyping : refuseTypedPin(wanted.pin, bounds)
  if (refused !== null) await recordRefusal(deps, deps.database, change, refused)
  return refused
}

async function save(deps: PinServiceDeps, change: Change): Promise<PinSet | Refused> {
  try {
    const done = await deps.database.transaction((tx) => saveIn(deps, tx, change))
    if ('refused' in done) return done
    if (done.keypadChanged) deps.events.publish({ type: 'organisation_changed', organisationId: change.caller.session.organisation_id })
    return { generated: done.generated, floor: done.floor }
  } catch (error: unknown) {
    if (!(error instanceof PinHeldByAnother)) throw error
    // The database knew better than the look before: what was written is taken back, and the try counts all the same.
    return deps.database.transaction((tx) => refuseIn(deps, tx, change, pinNotUsable))
  }
}

/** The try, what came of it and the records of both stand or fall together (POL-9). */
async function saveIn(deps: PinServiceDeps, tx: Executor, change: Change): Promise<PinChosen | Refused> {
  const { caller, wanted } = change
  await lockOrganisation(tx, caller.session.organisation_id)
  const refused = await refuseTarget(deps, tx, change, call)
  if (refused !== null) return refused
  const wish = 'pin' in wanted ? 'type' : 'generate'
  const tooMany = 'offer' in wanted ? null : await refuseTry(tx, setterOf(change), wish, deps.effects.now())
  if (tooMany !== null) {
    await recordRefusal(deps, tx, change, tooMany)
    return tooMany
  }
  const done = await setPinIn(deps, tx, change, wanted)
  if ('refused' in done) return refuseIn(deps, tx, change, done)
  if (!('offer' in wanted)) await count(deps, tx, change, wish === 'type' ? 'accepted' : 'generated')
  return done
}

async function refuseIn(deps: PinServiceDeps, tx: Executor, change: Change, refused: Refused): Promise<Refused> {
  await lockOrganisation(tx, change.caller.session.organisation_id)
  if ('pin' in change.wanted) await count(deps, tx, change, 'refused')
  await recordRefusal(deps, tx, change, refused)
  return refused
}

function count(deps: PinServiceDeps, tx: Executor, change: Change, kind: 'accepted' | 'refused' | 'generated'): Promise<void> {
  return noteTry(tx, setterOf(change), kind, { newId: deps.effects.newId, by: aboutPin(deps, change) })
}

const reasons: Partial<Record<Refused['refused'], Reason>> = {
  pin_too_simple: 'too_simple',
  pin_wrong_length: 'wrong_length',
  pin_not_usable: 'not_usable',
  pins_generated_only: 'generated_only',
  pin_not_offered: 'not_offered',
  try_later: 'limited',
}

/** Every refusal of a PIN is on record (POL-9). */
async function recordRefusal(deps: PinServiceDeps, tx: Executor, change: Change, { refused }: Refused): Promise<void> {
  const why = reasons[refused]
  if (why === undefined) return
  await recordEvent(tx, deps.effects.newId, { type: 'user.pin_set_refused', ...aboutPin(deps, change), details: { why } })
}
