import type { OpenedSession, PinChangeRequired } from '../../../contract/http/sessions.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow, UserRow } from '../../db/schema.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import type { ProvedPassword } from './ask-step.ts'
import { passwordAnew } from './second-step-policy.ts'
import { takeStep, type StepDeps, type TakenStep } from './take-step.ts'

export interface TerminalStepDeps extends StepDeps {
  database: Database
  events: EventBus
  /** The device's row, held: it comes first in every transaction. */
  lockDevice: (tx: Executor, deviceId: string) => Promise<DeviceRow | undefined>
  /** Whether a browser is no register here (TRM-8). */
  isForbidden: (device: DeviceRow, organisation: OrganisationRow) => boolean
  /** The demand for a new PIN, where one is due (FRC-1); else null. */
  demandPinChange: (tx: Executor, proved: ProvedPassword) => Promise<PinChangeRequired | null>
  open: (tx: Executor, caller: DeviceCaller, user: UserRow) => Promise<{ session: OpenedSession; events: ServerEvent[] }>
}

export type StepOutcome =
  { kind: 'opened'; session: OpenedSession } | { kind: 'change'; demanded: PinChangeRequired } | { kind: 'refused'; refused: Refused }

/** The PIN after the password on a device, approved or not (POL-8). It is no PIN login: counters and pauses of the device stay out of it. */
export function createTerminalStep(deps: TerminalStepDeps) {
  return async (caller: DeviceCaller, given: { token: string; pin: string }): Promise<StepOutcome> => {
    const { outcome, events } = await deps.database.transaction((tx) => takeAt(deps, tx, caller, given))
    deps.events.publish(...events)
    return outcome
  }
}

async function takeAt(
  deps: TerminalStepDeps,
  tx: Executor,
  caller: DeviceCaller,
  given: { token: string; pin: string },
): Promise<{ outcome: StepOutcome; events: ServerEvent[] }> {
  const held = caller.device === null ? undefined : await deps.lockDevice(tx, caller.device.id)
  const device = held?.status === 'approved' ? held : null
  const place = { surface: 'terminal', place: caller.proof.thumbprint } as const
  const where = { place, deviceId: device?.id ?? null, ip: caller.ip }
  const taken = await takeStep(deps, tx, { ...given, ...where })
  if ('refused' in taken) return { outcome: { kind: 'refused', refused: taken }, events: [] }
  const refused = device === null ? null : refuseDevice(deps, device, taken)
  if (refused !== null) return { outcome: { kind: 'refused', refused }, events: [] }
  const { organisation, user, keypadChanged } = taken
  const changed: ServerEvent[] = keypadChanged ? [{ type: 'organisation_changed', organisationId: organisation.id }] : []
  const demanded = await deps.demandPinChange(tx, { organisation, user, ...where })
  if (demanded !== null) return { outcome: { kind: 'change', demanded }, events: changed }
  const { session, events } = await deps.open(tx, caller, user)
  return { outcome: { kind: 'opened', session }, events: [...events, ...changed] }
}

/** The device became another organisation's meanwhile, or no browser is a register any more. */
function refuseDevice(deps: TerminalStepDeps, device: DeviceRow, { organisation }: TakenStep): Refused | null {
  if (device.organisation_id !== organisation.id) return passwordAnew
  return deps.isForbidden(device, organisation) ? { refused: 'browser_devices_forbidden' } : null
}
