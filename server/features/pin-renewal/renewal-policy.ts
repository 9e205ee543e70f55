import type { RenewedPerson } from '../../../contract/http/pin-renewal.ts'
import type { PinRenewalResultRow, PinRenewalRow } from '../../db/pin-renewal-rows.ts'

const day = 24 * 60 * 60 * 1_000

/** How long a PIN waits to be printed, in milliseconds; then nobody can read it any more. */
export const slipKeptFor = 14 * day

/** Until when an old PIN works beside its successor, in epoch milliseconds: each has the whole time, however late its turn came. */
export function graceEnd({ grace_days }: Pick<PinRenewalRow, 'grace_days'>, now: number): number | undefined {
  return grace_days === 0 ? undefined : now + grace_days * day
}

type To = 'running' | 'paused' | 'cancelled'

/** From which states somebody may lead a renewal there. */
const from: Record<To, readonly PinRenewalRow['state'][]> = {
  running: ['paused'],
  paused: ['running'],
  cancelled: ['running', 'paused'],
}

export function mayBecome({ state }: Pick<PinRenewalRow, 'state'>, to: To): boolean {
  return from[to].includes(state)
}

/** What is known of one person, as rows hold it. */
export interface Renewed {
  outcome: PinRenewalResultRow['outcome'] | null
  mailFailed: boolean
  blocked: boolean
  /** When the PIN that they have was set, epoch milliseconds. */
  setAt: number
  /** When that outcome was, epoch milliseconds. */
  renewedAt: number | null
}

/** What became of one person. */
export function resultOf(renewal: Pick<PinRenewalRow, 'state' | 'started_at'>, person: Renewed): RenewedPerson['result'] {
  const { outcome, mailFailed, blocked, setAt, renewedAt } = person
  const unhelped = outcome === null || outcome === 'failed' || outcome === 'again'
  if (unhelped && setAt > (renewedAt ?? renewal.started_at)) return 'by_hand'
  if (outcome === 'mailed') return mailFailed ? 'mail_failed' : 'mailed'
  if (outcome !== null && outcome !== 'again') return outcome
  if (blocked) return 'blocked'
  return renewal.state === 'cancelled' || renewal.state === 'done' ? 'kept' : 'waiting'
}

/** What became of a slip; null: the PIN was mailed, or there is no new one. */
export function slipOf(
  { handedOutAt, sealed, sealedUntil }: { handedOutAt: number | null; sealed: boolean; sealedUntil: number | null },
  now: number,
): RenewedPerson['slip'] {
  if (handedOutAt !== null) return 'handed_out'
  if (sealedUntil === null) return null
  return sealed && sealedUntil > now ? 'waiting' : 'expired'
}
