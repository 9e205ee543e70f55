import type { AuditDetails } from '../../../contract/audit-events.ts'
import type { PinTryRow } from '../../db/pin-rule-rows.ts'

/** One try of somebody who sets PINs. `at` in epoch milliseconds. */
export type PinTry = Pick<PinTryRow, 'subject_id' | 'kind' | 'at'>
type Kind = PinTryRow['kind']
/** What somebody is about to do. */
export type PinTryWish = 'type' | 'generate' | 'offer'
export type PinTryLimit = AuditDetails<'user.pin_tries_used_up'>['limit']

const day = 24 * 60 * 60 * 1_000

/** Longest time for which a try counts, in milliseconds. */
export const triesCountFor = 30 * day

interface Rule {
  limit: PinTryLimit
  most: number
  /** Milliseconds. */
  span: number
  /** Which tries count. */
  counts: readonly Kind[]
  /** What it stops. Generating for others is stopped for one user only: whoever hands out PINs to a whole shop types none. */
  stops: readonly PinTryWish[]
}

const everyKind: readonly Kind[] = ['accepted', 'refused', 'generated', 'offered']
const everyWish: readonly PinTryWish[] = ['type', 'generate', 'offer']

/** Whoever has PINs generated again and again learns which are free, so that counts as well (POL-9). */
const ownRules: readonly Rule[] = [
  { limit: 'own_day', most: 5, span: day, counts: everyKind, stops: everyWish },
  { limit: 'own_month', most: 15, span: 30 * day, counts: everyKind, stops: everyWish },
]
const othersRules: readonly Rule[] = [
  { limit: 'one_user', most: 10, span: day, counts: everyKind, stops: everyWish },
  { limit: 'all_users', most: 100, span: day, counts: ['accepted', 'refused', 'offered'], stops: ['type', 'offer'] },
  { limit: 'refusals', most: 10, span: day, counts: ['refused'], stops: ['type'] },
]

export interface ReachedLimit {
  limit: PinTryLimit
  stops: readonly PinTryWish[]
  /** Epoch milliseconds from when on there is a try again. */
  until: number
}

/** Which limits somebody has reached who sets a PIN for that user (POL-9). @param tries all of theirs that count, in any order. */
export function reachedLimits(tries: readonly PinTry[], who: { actorId: string; subjectId: string }, now: number): ReachedLimit[] {
  const own = who.actorId === who.subjectId
  const rules = own ? ownRules : othersRules
  return rules.flatMap((rule) => {
    const counted = tries
      .filter(({ subject_id }) => (subject_id === who.actorId) === own && (rule.limit !== 'one_user' || subject_id === who.subjectId))
      .filter(({ kind, at }) => rule.counts.includes(kind) && at > now - rule.span)
      .map(({ at }) => at)
      .sort((one, other) => other - one)
    const oldest = counted[rule.most - 1]
    return oldest === undefined ? [] : [{ limit: rule.limit, stops: rule.stops, until: oldest + rule.span }]
  })
}

/** How often somebody may still try a new PIN of the own (POL-9), and until when not, in epoch milliseconds; null where now. */
export function ownTriesLeft(tries: readonly PinTry[], userId: string, now: number): { left: number; until: number | null } {
  const own = tries.filter(({ subject_id }) => subject_id === userId)
  const left = ownRules.map(({ most, span }) => Math.max(0, most - own.filter(({ at }) => at > now - span).length))
  const reached = reachedLimits(own, { actorId: userId, subjectId: userId }, now)
  return { left: Math.min(...left), until: reached.length === 0 ? null : Math.max(...reached.map(({ until }) => until)) }
}
