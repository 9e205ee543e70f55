import type { PinRenewal, RenewedPerson } from '../../../contract/http/pin-renewal.ts'
import type { Executor } from '../../db/database.ts'
import type { PinRenewalRow } from '../../db/pin-renewal-rows.ts'
import { resultOf, slipOf } from './renewal-policy.ts'
import { nameOfUser } from './renewal-store.ts'
import { countRenewed, lastGraceEnd, type RenewedRow } from './renewed-store.ts'
import { countSlips, countTriable } from './slip-store.ts'

/** A renewal as the console sees it, counted now. */
export async function viewRenewal(tx: Executor, row: PinRenewalRow, now: number): Promise<PinRenewal> {
  const { waiting, mailed, noMail, failed, byHand, moved } = await countRenewed(tx, row)
  const open = row.state === 'running' || row.state === 'paused'
  const sheet = await countSlips(tx, row, now)
  const people = mailed + noMail + failed + byHand + waiting
  return {
    id: row.id,
    state: row.state,
    length: row.length,
    graceDays: row.grace_days,
    startedAt: timeOf(row.started_at),
    startedBy: await nameOfUser(tx, row.started_by),
    endedAt: row.ended_at === null ? null : timeOf(row.ended_at),
    graceEndsAt: timeOrNull(await lastGraceEnd(tx, row.organisation_id)),
    counts: { people, waiting: open ? waiting : 0, mailed, noMail, failed, byHand, moved },
    sheet: { slips: sheet.slips, until: timeOrNull(sheet.until) },
    again: row.state === 'cancelled' ? 0 : await countTriable(tx, row, now),
  }
}

export function viewPerson(renewal: PinRenewalRow, row: RenewedRow, now: number): RenewedPerson {
  const { id, display_name: displayName, outcome, why } = row
  const times = { setAt: row.set_at, renewedAt: row.renewed_at }
  const result = resultOf(renewal, { outcome, mailFailed: Boolean(row.mail_failed), blocked: row.blocked === 1, ...times })
  return {
    id,
    displayName,
    result,
    why: result === 'failed' ? why : null,
    slip: slipOf({ handedOutAt: row.handed_out_at, sealed: Boolean(row.sealed), sealedUntil: row.sealed_until }, now),
    moved: Boolean(row.moved),
    oldUntil: timeOrNull(row.grace_until),
  }
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : timeOf(at)
}
