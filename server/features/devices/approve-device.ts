import type { z } from 'zod'
import type { approveDevice } from '../../../contract/http/devices.ts'
import type { Executor } from '../../db/database.ts'
import { deviceKeys } from '../../db/name-key.ts'
import type { DeviceRow } from '../../db/schema.ts'
import { endSessions } from '../../db/session-endings.ts'
import { isUniqueViolation } from '../../db/unique-violation.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { DeviceCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import { decideApproval, type ApprovalDecision } from './approval-policy.ts'
import { deviceChanged, type DeviceServiceDeps } from './device-deps.ts'
import { changeDevice, giveSessionDevice, holdOrganisation, insertDevice, lockByKeyOrId } from './device-store.ts'

export type Approval = z.output<typeof approveDevice.body>
type Approver = WithSession<DeviceCaller>

export interface Approved {
  id: string
  name: string
  /** Whether a record was made. */
  added: boolean
}

type Outcome = { approved: Approved; events: ServerEvent[] } | Refused
type Accepted = Exclude<ApprovalDecision, Refused>

/** Approves the device whose key signed the request (DEV-1). Twice gives the same device. */
export async function approve(deps: DeviceServiceDeps, caller: Approver, approval: Approval): Promise<Approved | Refused> {
  const done = await oncePerKey(() => deps.database.transaction((tx) => approveIn(deps, tx, caller, approval)))
  if ('refused' in done) return done
  deps.events.publish(...done.events)
  return done.approved
}

/** Two approvals of one new key at the same instant: the one that comes second finds the record of the first. */
async function oncePerKey(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error: unknown) {
    if (!isUniqueViolation(error)) throw error
    return work()
  }
}

async function approveIn(deps: DeviceServiceDeps, tx: Executor, caller: Approver, approval: Approval): Promise<Outcome> {
  const { thumbprint } = caller.proof
  const rows = await lockByKeyOrId(tx, thumbprint, approval.replaces)
  const organisation = await holdOrganisation(tx, caller.session.organisation_id)
  const own = rows.find((row) => row.key_thumbprint === thumbprint) ?? null
  const replaced = rows.find((row) => row.id === approval.replaces) ?? null
  const decision = decideApproval({ platform: approval.platform, replaces: approval.replaces }, { organisation, own, replaced })
  if ('refused' in decision) return decision
  if (decision.do === 'keep') return { approved: { id: decision.device.id, name: decision.device.name, added: false }, events: [] }
  return write(deps, tx, caller, approval, decision)
}

type Written = Exclude<Accepted, { do: 'keep' }>

async function write(deps: DeviceServiceDeps, tx: Executor, caller: Approver, approval: Approval, decision: Written): Promise<Outcome> {
  const reattached = decision.do === 'reattach'
  const device = rowOf(deps, caller, approval, decision)
  await (decision.do === 'add' ? insertDevice(tx, device) : changeDevice(tx, device.id, device))
  const ended = reattached ? await killOldKey(deps, tx, caller, decision.device) : []
  await giveSessionDevice(tx, caller.session.id, device.id)
  const by = { userId: caller.session.user_id, sessionId: caller.session.id, ip: caller.ip }
  await deps.liftAfterApproval(tx, device, by)
  const details = { name: device.name, platform: device.platform, reattached }
  await recordEvent(tx, deps.effects.newId, {
    type: 'device.approved',
    ...byCaller(caller, deps.effects.now()),
    deviceId: device.id,
    details,
  })
  return { approved: { id: device.id, name: device.name, added: decision.do === 'add' }, events: [...ended, deviceChanged(device)] }
}

/** The record after the approval. Re-attached it keeps its name and history (DEV-12); restored it takes the name that was given. */
function rowOf(deps: DeviceServiceDeps, caller: Approver, approval: Approval, decision: Written): DeviceRow {
  const now = deps.effects.now()
  const before = decision.do === 'add' ? null : decision.device
  const name = decision.do === 'reattach' ? decision.device.name : approval.name
  return {
    id: before?.id ?? deps.effects.newId(),
    organisation_id: caller.session.organisation_id,
    name,
    ...deviceKeys(name),
    status: 'approved',
    key_thumbprint: caller.proof.thumbprint,
    public_jwk: caller.proof.publicJwk,
    platform: approval.platform,
    app_version: approval.appVersion,
    machine_id: approval.machineId,
    approved_by: caller.session.user_id,
    approved_at: now,
    revoked_at: null,
    last_seen_at: now,
    created_at: before?.created_at ?? now,
  }
}

/** The record's old key opens nothing any more: its sessions end, and its terminal learns that it is unknown now. */
async function killOldKey(deps: DeviceServiceDeps, tx: Executor, caller: Approver, before: DeviceRow): Promise<ServerEvent[]> {
  const by = { actorId: caller.session.user_id, ip: caller.ip }
  const ended = await endSessions(tx, deps.effects, { key_thumbprint: before.key_thumbprint }, 'replaced', by)
  return [...ended, deviceChanged(before)]
}
