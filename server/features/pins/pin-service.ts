import type { AuditDetails } from '../../../contract/audit-events.ts'
import { mayManage } from '../../../contract/roles.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { assignPin, PinHeldByAnother } from './assign-pin.ts'
import { generatePin } from './pin-generator.ts'
import { generatedLength, pinNotUsable, refuseTypedPin } from './pin-policy.ts'
import { countActivePins } from './pin-store.ts'
import type { PinTagger } from './pin-tagger.ts'
import { countUsers, findPinUser, readPinBounds } from './pin-user-store.ts'

export interface PinServiceDeps {
  database: Database
  /** Tells an owner by mail that the PIN was set, in the same transaction (SELF-8). */
  tellOwner: (tx: Executor, owner: { organisationId: string; userId: string }) => Promise<unknown>
  effects: Effects
  events: EventBus
  tagger: PinTagger
  /** Signs the change with the own password (USR-3). */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}

/** A PIN as typed, or the wish for a generated one. */
export type WantedPin = { pin: string } | { generate: true }

/** What was set: the digits where they were generated, since nobody knows them yet. */
export interface PinSet {
  generated: string | null
}

export interface PinService {
  /** Sets somebody's PIN, signed with the own password (USR-3). A saved PIN logs in at once. */
  setPin: (caller: WithSession<BrowserCaller>, userId: string, wanted: WantedPin, password: string) => Promise<PinSet | Refused>
}

type Change = { caller: WithSession<BrowserCaller>; userId: string; wanted: WantedPin }

export function createPinService(deps: PinServiceDeps): PinService {
  return {
    setPin: async (caller, userId, wanted, password) => {
      const change = { caller, userId, wanted }
      const refused = (await refuseTarget(deps, deps.database, change)) ?? (await refuseTyped(deps, change))
      if (refused !== null) return refused
      const confirmed = await deps.confirmPassword(caller.session, password, caller)
      return confirmed === 'accepted' ? save(deps, change) : confirmed
    },
  }
}

/** Managers never touch admins (USR-5); a user of another organisation is not there. */
async function refuseTarget(deps: PinServiceDeps, tx: Executor, { caller, userId }: Change): Promise<Refused | null> {
  const user = await findPinUser(tx, caller.session.organisation_id, userId)
  if (user === undefined) return { refused: 'not_found' }
  if (mayManage(caller.session.role, user.role)) return null
  const details = { call: 'PUT /v1/users/:id/pin' }
  await recordEvent(tx, deps.effects.newId, { type: 'access.refused', ...about(deps, caller, userId), details })
  return { refused: 'not_allowed' }
}

async function refuseTyped(deps: PinServiceDeps, change: Change): Promise<Refused | null> {
  if ('generate' in change.wanted) return null
  const refused = refuseTypedPin(change.wanted.pin, await readPinBounds(deps.database, change.caller.session.organisation_id))
  if (refused !== null) await recordRefusal(deps, change, refused.refused === 'pin_too_simple' ? 'too_simple' : 'wrong_length')
  return refused
}

async function save(deps: PinServiceDeps, change: Change): Promise<PinSet | Refused> {
  try {
    const done = await deps.database.transaction((tx) => saveIn(deps, tx, change))
    if ('refused' in done) return done
    if (done.keypadChanged) deps.events.publish({ type: 'organisation_changed', organisationId: change.caller.session.organisation_id })
    return { generated: done.generated }
  } catch (error: unknown) {
    if (!(error instanceof PinHeldByAnother)) throw error
    await recordRefusal(deps, change, 'not_usable')
    return pinNotUsable
  }
}

async function saveIn(deps: PinServiceDeps, tx: Executor, change: Change): Promise<(PinSet & { keypadChanged: boolean }) | Refused> {
  const { caller, userId, wanted } = change
  const organisationId = caller.session.organisation_id
  await lockOrganisation(tx, organisationId)
  const refused = await refuseTarget(deps, tx, change)
  if (refused !== null) return refused
  const before = await lengthsOf(tx, organisationId)
  const generated = 'generate' in wanted
  const pin = generated ? await draw(deps, tx, organisationId) : wanted.pin
  const how = generated ? 'generated' : 'typed'
  const typedByOwner = !generated && caller.session.user_id === userId
  await assignPin(tx, deps.tagger, { organisationId, userId, pin, how, typedByOwner, now: deps.effects.now() })
  const details = { how, length: pin.length } as const
  await recordEvent(tx, deps.effects.newId, { type: 'user.pin_set', ...about(deps, caller, userId), details })
  await deps.tellOwner(tx, { organisationId, userId })
  return { generated: generated ? pin : null, keypadChanged: before !== (await lengthsOf(tx, organisationId)) }
}

async function draw(deps: PinServiceDeps, tx: Executor, organisationId: string): Promise<string> {
  const length = generatedLength(await readPinBounds(tx, organisationId), await countUsers(tx, organisationId))
  const { tagger, effects } = deps
  const generator = { tagger, randomBytes: (count: number) => effects.randomBytes(count) }
  const pin = await generatePin(tx, generator, { organisationId, length, now: effects.now() })
  if (pin === null) throw new PinHeldByAnother('every PIN that was drawn is taken')
  return pin
}

/** What a keypad is built for (PIN-9). */
async function lengthsOf(tx: Executor, organisationId: string): Promise<string> {
  return (await countActivePins(tx, organisationId)).map(({ length }) => length).join()
}

type RefusalReason = AuditDetails<'user.pin_set_refused'>['why']

/** Every refusal is on record (POL-9). */
async function recordRefusal(deps: PinServiceDeps, { caller, userId }: Change, why: RefusalReason): Promise<void> {
  await recordEvent(deps.database, deps.effects.newId, { type: 'user.pin_set_refused', ...about(deps, caller, userId), details: { why } })
}

function about(deps: PinServiceDeps, caller: WithSession<BrowserCaller>, userId: string) {
  return { ...byCaller(caller, deps.effects.now()), subjectId: userId === caller.session.user_id ? null : userId }
}
