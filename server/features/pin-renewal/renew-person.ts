import type { KeyRing } from '../../crypto/key-ring.ts'
import type { Executor } from '../../db/database.ts'
import type { PinRenewalResultRow, PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { RenewalDeps } from './renewal-deps.ts'
import { graceEnd, slipKeptFor } from './renewal-policy.ts'
import { saveResult } from './renewed-store.ts'

/** Where a slip lies: what was sealed for one person opens for no other. */
function placeOfSlip(renewalId: string, userId: string): string {
  return `slip ${renewalId} ${userId}`
}

export function openSlip(keys: KeyRing, renewalId: string, { id, sealed }: { id: string; sealed: Uint8Array }): string {
  return keys.open('slip', sealed, placeOfSlip(renewalId, id))
}

/** In one transaction a PIN dies, its successor is born, and the mail or slip with it is written: none is ever lost, and nobody has two. */
export async function renewPerson(deps: RenewalDeps, tx: Executor, renewal: PinRenewalRow, userId: string): Promise<void> {
  const { effects, keys, pins, writeNewPin } = deps
  const { id, organisation_id: organisationId, length } = renewal
  const now = effects.now()
  const pin = await pins.renew(tx, { organisationId, userId, length, graceUntil: graceEnd(renewal, now), now })
  if (pin === null) return noteFailure(tx, renewal, userId, { why: 'space_full', now })
  const outcome = await writeNewPin(tx, { organisationId, userId, pin })
  const sealed = outcome === 'mailed' ? null : keys.seal('slip', pin, placeOfSlip(id, userId))
  await saveResult(tx, { ...blank(renewal, userId, now), outcome, sealed, sealed_until: sealed === null ? null : now + slipKeptFor })
  const details = { how: 'generated', length } as const
  await recordEvent(tx, effects.newId, { type: 'user.pin_set', ...onBehalf(renewal, userId, now), details })
}

/** The old PIN goes on working; somebody may have it tried again. */
export async function noteFailure(
  tx: Executor,
  renewal: PinRenewalRow,
  userId: string,
  { why, now }: { why: PinRenewalResultRow['why']; now: number },
): Promise<void> {
  await saveResult(tx, { ...blank(renewal, userId, now), outcome: 'failed', why })
}

/** Who ordered it did it, whenever and on whatever node that is. */
export function onBehalf({ organisation_id: organisationId, started_by: actorId }: PinRenewalRow, userId: string | null, at: number) {
  return { organisationId, at, actorId, subjectId: userId === actorId ? null : userId, deviceId: null, sessionId: null, ip: null }
}

function blank(renewal: PinRenewalRow, userId: string, now: number) {
  const rest = { why: null, sealed: null, sealed_until: null, shown_at: null, handed_out_at: null } as const
  return { renewal_id: renewal.id, user_id: userId, organisation_id: renewal.organisation_id, at: now, ...rest }
}
