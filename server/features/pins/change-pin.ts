import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { PinHeldByAnother } from './assign-pin.ts'
import { endOpenedSessions } from './end-opened-sessions.ts'
import { aboutPin, setterOf, type PinCoreDeps, type PinTarget } from './pin-deps.ts'
import { noTyping, pinNotUsable, refuseTypedPin } from './pin-policy.ts'
import { noteTry, refuseTry } from './pin-tries.ts'
import { readGivingRules } from './pin-user-store.ts'
import { setPinIn, type PinChosen, type WantedPin } from './set-pin.ts'

/** What was set: the digits where they were generated, since nobody knows them yet; or that they are mailed (POL-7). */
export interface PinSet {
  generated: string | null
  told?: NewPinTold | undefined
  /** Digits of generated PINs where a typed one has fewer (POL-2). */
  floor?: number | undefined
}

/** Who wants to give whom which PIN. */
export interface PinChange extends PinTarget {
  wanted: WantedPin
  /** Takes rows that come before the organisation's in every transaction, such as a device's. */
  first?: (tx: Executor) => Promise<void>
  /** Why it may not be, as of now: asked in the transaction of the change, under `lockOrganisation`. What it writes stays. */
  refuse: (tx: Executor) => Promise<Refused | null>
  /** Why a typed PIN may not be set, where that tells something of a PIN: asked within the limits alone, and then it counts (POL-9). */
  refusePin?: (tx: Executor, pin: string) => Promise<Refused | null>
  /** What stands or falls with the change, such as a token that is used up by it. */
  along?: (tx: Executor) => Promise<void>
}

type Reason = AuditDetails<'user.pin_set_refused'>['why']

/**
 * Gives somebody a PIN, for any caller: its rules (POL-1, POL-3, POL-9), the limits on tries, the retirement of the one before (PIN-10),
 * the records and the notice to the owner (SELF-8), in one transaction. Whether the caller may is the caller's to ask, in `refuse`.
 */
export async function changePin(deps: PinCoreDeps, change: PinChange): Promise<PinSet | Refused> {
  try {
    const done = await deps.database.transaction((tx) => changeIn(deps, tx, change))
    if ('refused' in done) return done
    deps.events.publish(...done.ended)
    if (done.keypadChanged) deps.events.publish({ type: 'organisation_changed', organisationId: change.by.organisationId })
    return { generated: done.generated, told: done.told ?? undefined, floor: done.floor }
  } catch (error: unknown) {
    if (!(error instanceof PinHeldByAnother)) throw error
    // The database knew better than the look before: what was written is taken back, and the try counts all the same.
    return deps.database.transaction((tx) => refuseIn(deps, tx, change, pinNotUsable))
  }
}

/** Public rules need no look at anybody's PIN, and so no signature: what they refuse is on record and does not count as a try. */
export async function refuseByRule(deps: PinCoreDeps, change: PinTarget & { wanted: WantedPin }): Promise<Refused | null> {
  const { by, wanted } = change
  if (!('pin' in wanted)) return null
  const { bounds, generatedOnly } = await readGivingRules(deps.database, by.organisationId)
  const refused = generatedOnly ? noTyping : refuseTypedPin(wanted.pin, bounds)
  if (refused !== null) await recordRefusal(deps, deps.database, change, refused)
  return refused
}

/** The try, what came of it and the records of both stand or fall together (POL-9). */
async function changeIn(deps: PinCoreDeps, tx: Executor, change: PinChange): Promise<(PinChosen & { ended: ServerEvent[] }) | Refused> {
  const { by, wanted } = change
  await change.first?.(tx)
  await lockOrganisation(tx, by.organisationId)
  const refused = await change.refuse(tx)
  if (refused !== null) return refused
  const tooMany = await refuseTooMany(deps, tx, change)
  if (tooMany !== null) {
    await recordRefusal(deps, tx, change, tooMany)
    return tooMany
  }
  const unfit = 'pin' in wanted ? ((await change.refusePin?.(tx, wanted.pin)) ?? null) : null
  const done = unfit ?? (await setPinIn(deps, tx, change, wanted))
  if ('refused' in done) return refuseIn(deps, tx, change, done)
  if (!('offer' in wanted)) await count(deps, tx, change, 'pin' in wanted ? 'accepted' : 'generated')
  const ended = done.replaced ? await endOpenedSessions(deps, tx, change) : []
  await change.along?.(tx)
  return { ...done, ended }
}

/** Choosing one of three is no try of its own: the offer counted. */
async function refuseTooMany(deps: PinCoreDeps, tx: Executor, change: PinChange): Promise<Refused | null> {
  const who = setterOf(change)
  if (who === null || 'offer' in change.wanted) return null
  return refuseTry(tx, who, 'pin' in change.wanted ? 'type' : 'generate', deps.effects.now())
}

async function refuseIn(deps: PinCoreDeps, tx: Executor, change: PinChange, refused: Refused): Promise<Refused> {
  await lockOrganisation(tx, change.by.organisationId)
  if ('pin' in change.wanted) await count(deps, tx, change, 'refused')
  await recordRefusal(deps, tx, change, refused)
  return refused
}

async function count(deps: PinCoreDeps, tx: Executor, change: PinChange, kind: 'accepted' | 'refused' | 'generated'): Promise<void> {
  const who = setterOf(change)
  if (who !== null) await noteTry(tx, who, kind, { newId: deps.effects.newId, by: aboutPin(deps, change) })
}

const reasons: Partial<Record<Refused['refused'], Reason>> = {
  pin_too_simple: 'too_simple',
  pin_wrong_length: 'wrong_length',
  pin_not_usable: 'not_usable',
  pin_unchanged: 'unchanged',
  pins_generated_only: 'generated_only',
  pin_not_offered: 'not_offered',
  try_later: 'limited',
}

/** Every refusal of a PIN is on record (POL-9). */
async function recordRefusal(deps: PinCoreDeps, tx: Executor, target: PinTarget, { refused }: Refused): Promise<void> {
  const why = reasons[refused]
  if (why === undefined) return
  await recordEvent(tx, deps.effects.newId, { type: 'user.pin_set_refused', ...aboutPin(deps, target), details: { why } })
}
