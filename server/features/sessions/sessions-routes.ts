import {
  endSession,
  getSession,
  lockSession,
  signInWithPassword,
  signInWithPin,
  signInWithSecondStep,
} from '../../../contract/http/sessions.ts'
import { getTerminal, type Terminal } from '../../../contract/http/terminal.ts'
import type { Database, Executor } from '../../db/database.ts'
import type { DeviceRow, OrganisationRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Credentials, PasswordOutcome } from './password-sign-in.ts'
import { offersOf, type SessionOffersDeps } from './session-offers.ts'
import type { SessionService } from './session-service.ts'
import type { TapCaller, TapOutcome } from './tap-service.ts'

export interface SessionRoutesDeps extends SessionOffersDeps {
  database: Database
  effects: { now(): number }
  organisationById(tx: Executor, id: string): Promise<OrganisationRow | undefined>
  terminal(device: DeviceRow | null): Promise<Terminal | Refused>
  signInWithPin(caller: TapCaller, pin: string): Promise<TapOutcome>
  signInWithPassword(caller: DeviceCaller, credentials: Credentials): Promise<PasswordOutcome>
  signInWithSecondStep: (caller: DeviceCaller, given: { token: string; pin: string }) => Promise<TapOutcome>
  sessions: SessionService
}

/** Signing in and out on a device, and what the device is. */
export function sessionsRoutes(deps: SessionRoutesDeps): Route[] {
  return [
    defineRoute(getTerminal, async ({ caller }) => {
      const terminal = await deps.terminal(caller.device)
      return 'refused' in terminal ? terminal : { status: 200, body: terminal }
    }),
    defineRoute(
      signInWithPin,
      async ({ caller, body }) => {
        const outcome = await deps.signInWithPin(caller, body.pin)
        return outcome.kind === 'change' ? { status: 200, body: outcome.demanded } : toAnswer(outcome)
      },
      { spendsProof: 'handler' },
    ),
    defineRoute(signInWithPassword, async ({ caller, body }) => {
      const outcome = await deps.signInWithPassword(caller, body)
      return outcome.kind === 'asked' ? { status: 200, body: outcome.asked } : toAnswer(outcome)
    }),
    defineRoute(signInWithSecondStep, async ({ caller, body }) => {
      const outcome = await deps.signInWithSecondStep(caller, body)
      return outcome.kind === 'change' ? { status: 200, body: outcome.demanded } : toAnswer(outcome)
    }),
    readOwnSession(deps),
    defineRoute(endSession, async ({ caller, query }) => {
      await deps.sessions.end(caller, query.reason)
      return { status: 204 }
    }),
    defineRoute(lockSession, async ({ caller }) => {
      const refused = await deps.sessions.lock(caller)
      return refused === null ? { status: 204 } : { refused }
    }),
  ]
}

function readOwnSession(deps: SessionRoutesDeps): Route {
  return defineRoute(getSession, async ({ caller: { device, session } }) => {
    const organisation = await deps.organisationById(deps.database, session.organisation_id)
    if (organisation === undefined) return { refused: 'invalid_token' }
    return {
      status: 200,
      body: {
        id: session.id,
        method: session.method,
        startedAt: new Date(session.started_at).toISOString(),
        expiresAt: new Date(session.expires_at).toISOString(),
        expiresInSeconds: Math.max(0, Math.floor((session.expires_at - deps.effects.now()) / 1_000)),
        user: { id: session.user_id, displayName: session.displayName, role: session.role },
        organisation: { id: organisation.id, name: organisation.name },
        ...(await offersOf(deps, deps.database, session, device?.status === 'approved' ? device : null, organisation)),
        lockedAt: session.locked_at === null ? null : new Date(session.locked_at).toISOString(),
      },
    }
  })
}

function toAnswer(outcome: Extract<PasswordOutcome, { kind: 'opened' | 'refused' }>) {
  return outcome.kind === 'opened' ? ({ status: 201, body: outcome.session } as const) : outcome.refused
}
