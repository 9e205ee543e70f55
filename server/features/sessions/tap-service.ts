import { assertNever } from '../../../contract/errors.ts'
import type { Tries } from '../../../contract/http/terminal.ts'
import type { OpenedSession, PinChangeRequired } from '../../../contract/http/sessions.ts'
import type { Role } from '../../../contract/roles.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller, Proof } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { signInByPin } from './sign-in-by-pin.ts'
import { recordRefusedPin, recordStop } from './tap-records.ts'
import { holdDevice, pinRefusal } from './tap-store.ts'

/** Whose PIN it is, as far as a tap has to know. */
export interface TapOwner {
  userId: string
  displayName: string
  role: Role
  blocked: boolean
  removed: boolean
  retired: boolean
  typedByOwner: boolean
  setAt: number
}

/** A device's counters in the hands of one tap, from the row lock to the commit (GRD-3). */
export interface CountedTap {
  /** Wait or pause, where no PIN may be looked up now (GRD-1, GRD-2); else null. */
  stop: 'wait' | 'paused' | null
  /** Counts a wrong PIN. @returns whether it counted (GRD-4), and what it brought. */
  countWrong(pin: string): Promise<{ counted: boolean; brought: 'nothing' | 'wait' | 'paused'; tries: Tries }>
  countRight(pin: string, owner: Pick<TapOwner, 'typedByOwner' | 'setAt'>): Promise<void>
  tries: Tries
}

export interface TapDeps {
  database: Database
  effects: Effects
  events: EventBus
  spendProof(tx: Executor, proof: Proof): Promise<boolean>
  beginTap(tx: Executor, device: DeviceRow, organisation: OrganisationRow): Promise<CountedTap>
  findPinOwner(tx: Executor, organisationId: string, pin: string): Promise<TapOwner | null>
  notePinLogin(
    tx: Executor,
    login: { organisationId: string; userId: string; pin: string; at: number },
  ): Promise<{ keypadChanged: boolean }>
  /** The demand for a new PIN, where one is due before this one opens a session (FRC-1); else null. */
  demandPinChange(
    tx: Executor,
    caller: TapCaller,
    owner: { organisation: OrganisationRow; userId: string },
  ): Promise<PinChangeRequired | null>
}

export type TapCaller = DeviceCaller & { device: DeviceRow }
export type TapOutcome =
  { kind: 'opened'; session: OpenedSession } | { kind: 'change'; demanded: PinChangeRequired } | { kind: 'refused'; refused: Refused }

interface Step {
  outcome: TapOutcome
  events: ServerEvent[]
}

/**
 * The tap: takes the device's counters, refuses a replayed proof, lets the policy decide, looks the PIN up, writes the outcome,
 * all in one transaction that is durable before any answer leaves (GRD-3, ADR 0003).
 */
export function createTapService(deps: TapDeps): { signInWithPin(caller: TapCaller, pin: string): Promise<TapOutcome> } {
  return {
    signInWithPin: async (caller, pin) => {
      const step = await deps.database.transaction((tx) => tap(deps, tx, caller, pin))
      deps.events.publish(...step.events)
      return step.outcome
    },
  }
}

async function tap(deps: TapDeps, tx: Executor, caller: TapCaller, pin: string): Promise<Step> {
  const held = await holdDevice(tx, caller.device.id)
  if (held === null) return refusal({ refused: 'device_not_approved' })
  const counters = await deps.beginTap(tx, held.device, held.organisation)
  if (!(await deps.spendProof(tx, caller.proof))) return refusal({ refused: 'invalid_dpop_proof' })
  const refused = pinRefusal(held.device, held.organisation)
  if (refused !== null) return refusal({ refused })
  if (counters.stop !== null) return refusal(stopped(counters.stop, counters.tries))
  const owner = await deps.findPinOwner(tx, held.organisation.id, pin)
  return owner === null || owner.blocked || owner.removed || owner.retired || needsPasswordFirst(held.organisation, owner.role)
    ? wrongPin(deps, tx, counters, caller, pin, owner)
    : rightPin(deps, tx, counters, caller, pin, owner, held.organisation)
}

/** A PIN alone opens nothing for such a role (POL-8). Said to nobody who types, it would tell that the PIN is somebody's (PIN-7). */
function needsPasswordFirst(organisation: OrganisationRow, role: Role): boolean {
  return organisation[`pin_need_${role}`] === 'second_step'
}

/** One refusal for every wrong PIN: unknown, blocked, retired, another organisation's or a second step (PIN-7). Only the records know which. */
async function wrongPin(
  deps: TapDeps,
  tx: Executor,
  counters: CountedTap,
  caller: TapCaller,
  pin: string,
  owner: TapOwner | null,
): Promise<Step> {
  const { counted, brought, tries } = await counters.countWrong(pin)
  await recordRefusedPin(tx, deps.effects, caller, owner, counted)
  if (brought !== 'nothing') await recordStop(tx, deps.effects, caller, brought, tries)
  const { device } = caller
  const changed: ServerEvent[] =
    brought === 'nothing'
      ? []
      : [{ type: 'device_changed', organisationId: device.organisation_id, deviceId: device.id, keyThumbprint: device.key_thumbprint }]
  return { outcome: { kind: 'refused', refused: { refused: 'pin_not_accepted', ...shown(tries) } }, events: changed }
}

async function rightPin(
  deps: TapDeps,
  tx: Executor,
  counters: CountedTap,
  caller: TapCaller,
  pin: string,
  owner: TapOwner,
  organisation: OrganisationRow,
): Promise<Step> {
  await counters.countRight(pin, owner)
  const { keypadChanged } = await deps.notePinLogin(tx, {
    organisationId: organisation.id,
    userId: owner.userId,
    pin,
    at: deps.effects.now(),
  })
  const changed: ServerEvent[] = keypadChanged ? [{ type: 'organisation_changed', organisationId: organisation.id }] : []
  const demanded = await deps.demandPinChange(tx, caller, { organisation, userId: owner.userId })
  if (demanded !== null) return { outcome: { kind: 'change', demanded }, events: changed }
  const user = { id: owner.userId, displayName: owner.displayName, role: owner.role }
  const opened = await signInByPin(deps, tx, caller, { user, organisation })
  return { outcome: { kind: 'opened', session: opened.session }, events: [...opened.events, ...changed] }
}

function stopped(stop: 'wait' | 'paused', tries: Tries): Refused {
  switch (stop) {
    case 'wait':
      return { refused: 'try_later', ...shown(tries) }
    case 'paused':
      return { refused: 'device_paused', ...shown(tries) }
    default:
      return assertNever(stop)
  }
}

/** What a refusal says of the device's tries (GRD-9); nothing in it depends on whose PIN was typed. */
function shown(tries: Tries): Omit<Refused, 'refused'> {
  return {
    triesLeft: tries.triesLeft,
    afterTries: tries.afterTries,
    ...(tries.retryAfterSeconds > 0 && { retryAfterSeconds: tries.retryAfterSeconds, waitSeconds: tries.waitSeconds }),
    ...(tries.pausedAt !== null && { pausedAt: tries.pausedAt }),
    ...(tries.pauseReason !== null && { pauseReason: tries.pauseReason }),
  }
}

function refusal(refused: Refused): Step {
  return { outcome: { kind: 'refused', refused }, events: [] }
}
