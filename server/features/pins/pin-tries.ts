import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { Executor } from '../../db/database.ts'
import type { PinTryRow } from '../../db/pin-rule-rows.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { reachedLimits, type PinTryWish } from './pin-tries-policy.ts'
import { addTry, listTries } from './pin-tries-store.ts'

/** Who sets a PIN for whom; the two may be one. */
export interface PinSetter {
  organisationId: string
  actorId: string
  subjectId: string
}

/** Why somebody may not try another PIN now (POL-9). Call it, and `noteTry`, under `lockOrganisation`: tries come one after another. */
export async function refuseTry(tx: Executor, who: PinSetter, wish: PinTryWish, now: number): Promise<Refused | null> {
  const reached = reachedLimits(await listTries(tx, who.actorId, now), who, now).filter(({ stops }) => stops.includes(wish))
  if (reached.length === 0) return null
  const until = Math.max(...reached.map((limit) => limit.until))
  return { refused: 'try_later', retryAfterSeconds: Math.ceil((until - now) / 1_000), detail: 'Too many PINs were tried; later again.' }
}

/** Counts a try; the one that uses a limit up is an alarm on record (POL-9). @param by who did it, and from where. */
export async function noteTry(
  tx: Executor,
  who: PinSetter,
  kind: PinTryRow['kind'],
  { newId, by }: { newId: () => string; by: Omit<AuditEvent, 'type' | 'details'> },
): Promise<void> {
  const { organisationId, actorId, subjectId } = who
  const before = reachedLimits(await listTries(tx, actorId, by.at), who, by.at).map(({ limit }) => limit)
  await addTry(tx, { organisation_id: organisationId, actor_id: actorId, subject_id: subjectId, kind, at: by.at })
  const after = reachedLimits(await listTries(tx, actorId, by.at), who, by.at).map(({ limit }) => limit)
  for (const limit of after.filter((one) => !before.includes(one))) {
    await recordEvent(tx, newId, { type: 'user.pin_tries_used_up', ...by, details: { limit } })
  }
}
