import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Executor } from '../../db/database.ts'
import type { PinRenewalResultRow, PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import { recordEvents } from '../audit/audit-store.ts'
import type { RenewalDeps } from './renewal-deps.ts'
import { graceEnd, slipKeptFor } from './renewal-policy.ts'
import { saveResults } from './renewed-store.ts'

/** Where a slip lies: what was sealed for one person opens for no other. */
function placeOfSlip(renewalId: string, userId: string): string {
  return `slip ${renewalId} ${userId}`
}

export function openSlip(keys: KeyRing, renewalId: string, { id, sealed }: { id: string; sealed: Uint8Array }): string {
  return keys.open('slip', sealed, placeOfSlip(renewalId, id))
}

/** In one transaction PINs die, their successors are born, and the mails or slips with them are written: none is ever lost, and nobody has two. */
export async function renewPeople(deps: RenewalDeps, tx: Executor, renewal: PinRenewalRow, userIds: readonly string[]): Promise<void> {
  const { effects, pins, writeNewPin, tellOwner } = deps
  const { organisation_id: organisationId, length } = renewal
  const now = effects.now()
  const given = await pins.renew(tx, { organisationId, userIds, length, graceUntil: graceEnd(renewal, now), now })
  const results: PinRenewalResultRow[] = []
  for (const [userId, pin] of given) {
    const told = await writeNewPin(tx, { organisationId, userId, pin })
    // There is a mailbox, and this PIN does not come by it (POL-8): the notice does.
    if (told === 'password_by_mail') await tellOwner(tx, { organisationId, userId })
    results.push(resultRow(deps, renewal, { userId, pin, told, now }))
  }
  const none = userIds.filter((userId) => !given.has(userId)).map((userId) => failureRow(renewal, userId, { why: 'space_full', now }))
  await saveResults(tx, [...results, ...none])
  const details = { how: 'generated', length } as const
  await recordEvents(
    tx,
    effects.newId,
    [...given.keys()].map((userId) => ({ type: 'user.pin_set', ...onBehalf(renewal, userId, now), details })),
  )
}

function resultRow(
  { keys }: RenewalDeps,
  renewal: PinRenewalRow,
  { userId, pin, told, now }: { userId: string; pin: string; told: NewPinTold; now: number },
): PinRenewalResultRow {
  const sealed = told === 'mailed' ? null : keys.seal('slip', pin, placeOfSlip(renewal.id, userId))
  return { ...blank(renewal, userId, now), outcome: told, sealed, sealed_until: sealed === null ? null : now + slipKeptFor }
}

/** The old PIN goes on working; somebody may have it tried again. */
export async function noteFailure(tx: Executor, renewal: PinRenewalRow, userId: string, failure: Failure): Promise<void> {
  await saveResults(tx, [failureRow(renewal, userId, failure)])
}

interface Failure {
  why: PinRenewalResultRow['why']
  now: number
}

function failureRow(renewal: PinRenewalRow, userId: string, { why, now }: Failure): PinRenewalResultRow {
  return { ...blank(renewal, userId, now), outcome: 'failed', why }
}

/** Who ordered it did it, whenever and on whatever node that is. */
export function onBehalf({ organisation_id: organisationId, started_by: actorId }: PinRenewalRow, userId: string | null, at: number) {
  return { organisationId, at, actorId, subjectId: userId === actorId ? null : userId, deviceId: null, sessionId: null, ip: null }
}

function blank(renewal: PinRenewalRow, userId: string, now: number) {
  const rest = { why: null, sealed: null, sealed_until: null, shown_at: null, handed_out_at: null } as const
  return { renewal_id: renewal.id, user_id: userId, organisation_id: renewal.organisation_id, at: now, ...rest }
}
