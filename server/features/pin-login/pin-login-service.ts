import type { z } from 'zod'
import type { pinLoginSchema } from '../../../contract/http/pin-login.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { countWithoutPassword, readPinLogin, writePinLogin } from './pin-login-store.ts'

export interface PinLoginServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
  /** Signs the deactivation with the own password (ACT-2). */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}

type Lead = WithSession<BrowserCaller>
export type PinLogin = z.infer<typeof pinLoginSchema>

export interface PinLoginService {
  read: (organisationId: string) => Promise<PinLogin>
  /** Lets every approved device take PINs (ACT-1); what an earlier activation left works again. */
  activate: (caller: Lead) => Promise<PinLogin>
  /** From the commit on no PIN works anywhere; PINs, approvals and names are kept (ACT-2). */
  deactivate: (caller: Lead, password: string | undefined) => Promise<PinLogin | Refused>
}

export function createPinLoginService(deps: PinLoginServiceDeps): PinLoginService {
  const read: PinLoginService['read'] = (organisationId) => readIn(deps.database, organisationId)
  return {
    read,
    activate: async (caller) => {
      await change(deps, caller, true)
      return read(caller.session.organisation_id)
    },
    deactivate: async (caller, password) => {
      const confirmed = await confirm(deps, caller, password)
      if (confirmed !== 'accepted') return confirmed
      await change(deps, caller, false)
      return read(caller.session.organisation_id)
    },
  }
}

function confirm(deps: PinLoginServiceDeps, caller: Lead, password: string | undefined): Promise<'accepted' | Refused> {
  if (password !== undefined) return deps.confirmPassword(caller.session, password, caller)
  return Promise.resolve({
    refused: 'confirmation_not_accepted',
    errors: [{ field: 'confirm.password', rule: 'Deactivating asks for your own password.' }],
  })
}

async function readIn(tx: Executor, organisationId: string): Promise<PinLogin> {
  const { pin_login_active, pin_login_changed_at } = await readPinLogin(tx, organisationId)
  return {
    active: pin_login_active === 1,
    changedAt: pin_login_changed_at === null ? null : new Date(pin_login_changed_at).toISOString(),
    peopleWithoutPassword: await countWithoutPassword(tx, organisationId),
  }
}

async function change(deps: PinLoginServiceDeps, caller: Lead, active: boolean): Promise<void> {
  const events = await deps.database.transaction((tx) => changeIn(deps, tx, caller, active))
  deps.events.publish(...events)
}

/** A tap holds the organisation's row too: it is over before the deactivation ends its session, or begins after and is refused. */
async function changeIn(deps: PinLoginServiceDeps, tx: Executor, caller: Lead, active: boolean): Promise<ServerEvent[]> {
  const { effects } = deps
  const organisationId = caller.session.organisation_id
  const before = await lockOrganisation(tx, organisationId)
  if ((before?.pin_login_active === 1) === active) return []
  const now = effects.now()
  await writePinLogin(tx, organisationId, active ? 1 : 0, now)
  const type = active ? 'pin_login.activated' : 'pin_login.deactivated'
  await recordEvent(tx, effects.newId, { type, ...byCaller(caller, now), details: {} })
  const ended = active ? [] : await endPinSessions(deps, tx, caller)
  return [...ended, { type: 'organisation_changed', organisationId }]
}

function endPinSessions(deps: PinLoginServiceDeps, tx: Executor, caller: Lead): Promise<ServerEvent[]> {
  const choice = { organisation_id: caller.session.organisation_id, method: 'pin' } as const
  return endSessions(tx, deps.effects, choice, 'pin_login_deactivated', { actorId: caller.session.user_id, ip: caller.ip })
}
