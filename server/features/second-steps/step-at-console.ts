import type { PinChangeRequired } from '../../../contract/http/sessions.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import type { EventBus } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller } from '../../http/caller.ts'
import { placeHash } from '../../http/place-hash.ts'
import type { ProvedPassword } from './ask-step.ts'
import { passwordAnew } from './second-step-policy.ts'
import { takeStep, type StepDeps } from './take-step.ts'

export interface ConsoleStepDeps<Session> extends StepDeps {
  database: Database
  events: EventBus
  demandPinChange: (tx: Executor, proved: ProvedPassword) => Promise<PinChangeRequired | null>
  open: (tx: Executor, caller: BrowserCaller, user: UserRow) => Promise<Session>
}

export type ConsoleStepOutcome<Session> =
  { kind: 'opened'; opened: Session } | { kind: 'change'; demanded: PinChangeRequired } | { kind: 'refused'; refused: Refused }

/** The PIN after the password at the console (POL-8), in the browser that typed the password. */
export function createConsoleStep<Session>(deps: ConsoleStepDeps<Session>) {
  return async (caller: BrowserCaller, given: { token: string; pin: string }): Promise<ConsoleStepOutcome<Session>> => {
    const { place } = caller
    if (place === null) return { kind: 'refused', refused: passwordAnew }
    const where = { place: { surface: 'console', place: placeHash(place) } as const, deviceId: null, ip: caller.ip }
    const done = await deps.database.transaction((tx) => takeAt(deps, tx, caller, { ...given, ...where }))
    if (done.changed !== null) deps.events.publish({ type: 'organisation_changed', organisationId: done.changed })
    return done.outcome
  }
}

async function takeAt<Session>(
  deps: ConsoleStepDeps<Session>,
  tx: Executor,
  caller: BrowserCaller,
  given: Parameters<typeof takeStep>[2],
): Promise<{ outcome: ConsoleStepOutcome<Session>; changed: string | null }> {
  const taken = await takeStep(deps, tx, given)
  if ('refused' in taken) return { outcome: { kind: 'refused', refused: taken }, changed: null }
  const { place, deviceId, ip } = given
  const { organisation, user, keypadChanged } = taken
  const changed = keypadChanged ? organisation.id : null
  const demanded = await deps.demandPinChange(tx, { organisation, user, place, deviceId, ip })
  if (demanded !== null) return { outcome: { kind: 'change', demanded }, changed }
  return { outcome: { kind: 'opened', opened: await deps.open(tx, caller, user) }, changed }
}
