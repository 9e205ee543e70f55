import type { z } from 'zod'
import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { pinLoginSchema } from '../../../contract/http/pin-login.ts'
import { leadRoles } from '../../../contract/roles.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { endSessions } from '../../db/session-endings.ts'
import type { EventBus, ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { countApprovedDevices, countWithoutPassword, readPinLogin, wasEverApproved, writePinLogin } from './pin-login-store.ts'
import { readReadiness, type AdviseLength } from './readiness.ts'

export interface PinLoginServiceDeps {
  database: Database
  effects: Effects
  events: EventBus
  adviseLength: AdviseLength
  /** Whether who signed may still do it, asked in the transaction. */
  stillMay: StillMay
  /** Signs the deactivation with the own password (ACT-2). */
  confirmPassword: (session: LiveSession, password: string, caller: BrowserCaller) => Promise<'accepted' | Refused>
}

type Lead = WithSession<BrowserCaller>
export type PinLogin = z.infer<typeof pinLoginSchema>

export interface PinLoginService {
  read: (organisationId: string) => Promise<PinLogin>
  /** Lets every approved device take PINs (ACT-1); what an earlier activation left works again. A risk of 4 % and more has to be accepted (ACT-3). */
  activate: (caller: Lead, acceptRisk?: boolean) => Promise<PinLogin | Refused>
  /** From the commit on no PIN works anywhere; PINs, approvals and names are kept (ACT-2). */
  deactivate: (caller: Lead, password: string | undefined) => Promise<PinLogin | Refused>
}

export function createPinLoginService(deps: PinLoginServiceDeps): PinLoginService {
  const read: PinLoginService['read'] = (organisationId) => readIn(deps, organisationId)
  return {
    read,
    activate: async (caller, acceptRisk = false) => {
      const refused = await change(deps, caller, { active: true, acceptRisk })
      if (refused !== null) return refused
      return read(caller.session.organisation_id)
    },
    deactivate: async (caller, password) => {
      const confirmed = await confirm(deps, caller, password)
      if (confirmed !== 'accepted') return confirmed
      const refused = await change(deps, caller, { active: false })
      if (refused !== null) return refused
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

async function readIn({ database, adviseLength }: PinLoginServiceDeps, organisationId: string): Promise<PinLogin> {
  const state = await readPinLogin(database, organisationId)
  return {
    active: state.pin_login_active === 1,
    changedAt: state.pin_login_changed_at === null ? null : new Date(state.pin_login_changed_at).toISOString(),
    everApproved: await wasEverApproved(database, organisationId),
    peopleWithoutPassword: await countWithoutPassword(database, organisationId),
    approvedDevices: await countApprovedDevices(database, organisationId),
    readiness: await readReadiness(database, adviseLength, organisationId, state),
  }
}

type Change = { active: true; acceptRisk: boolean } | { active: false }

async function change(deps: PinLoginServiceDeps, caller: Lead, wanted: Change): Promise<Refused | null> {
  const done = await deps.database.transaction((tx) => changeIn(deps, tx, caller, wanted))
  if ('refused' in done) return done
  deps.events.publish(...done)
  return null
}

/** A tap holds the organisation's row too: it is over before the deactivation ends its session, or begins after and is refused. */
async function changeIn(deps: PinLoginServiceDeps, tx: Executor, caller: Lead, wanted: Change): Promise<ServerEvent[] | Refused> {
  const { effects } = deps
  const organisationId = caller.session.organisation_id
  const before = await lockOrganisation(tx, organisationId)
  const gone = await deps.stillMay(tx, caller, leadRoles, effects.now())
  if (gone !== null) return gone
  if ((before?.pin_login_active === 1) === wanted.active) return []
  const details = wanted.active ? await judgeRisk(deps, tx, organisationId, wanted.acceptRisk) : {}
  if ('refused' in details) return details
  const now = effects.now()
  await writePinLogin(tx, organisationId, wanted.active ? 1 : 0, now)
  const happened = wanted.active
    ? { type: 'pin_login.activated' as const, details }
    : { type: 'pin_login.deactivated' as const, details: {} }
  await recordEvent(tx, effects.newId, { ...byCaller(caller, now), ...happened })
  const ended = wanted.active ? [] : await endPinSessions(deps, tx, caller)
  return [...ended, { type: 'organisation_changed', organisationId }]
}

/** Judged anew in the transaction: what was accepted is the figure that holds now, and it goes on record (ACT-3). */
async function judgeRisk(
  deps: PinLoginServiceDeps,
  tx: Executor,
  organisationId: string,
  accepted: boolean,
): Promise<AuditDetails<'pin_login.activated'> | Refused> {
  const { risk, mustAcceptRisk } = await readReadiness(tx, deps.adviseLength, organisationId, await readPinLogin(tx, organisationId))
  if (!mustAcceptRisk) return {}
  return accepted ? { acceptedRisk: risk } : { refused: 'risk_not_accepted' }
}

function endPinSessions(deps: PinLoginServiceDeps, tx: Executor, caller: Lead): Promise<ServerEvent[]> {
  const choice = { organisation_id: caller.session.organisation_id, method: 'pin' } as const
  return endSessions(tx, deps.effects, choice, 'pin_login_deactivated', { actorId: caller.session.user_id, ip: caller.ip })
}
