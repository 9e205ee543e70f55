import { drawCode } from '../../crypto/draw-code.ts'
import { pinCodeLength, writeCode } from '../../../contract/typed-code.ts'
import type { PinCodeRow } from '../../db/code-rows.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { meantOrganisation } from '../../db/meant-organisation.ts'
import { takeFromShare } from '../../db/secret-mails.ts'
import { usernameKey } from '../../db/username-key.ts'
import { answerWaiting } from '../../db/wishes.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { codeTag } from './code-tag.ts'
import type { PinCodeDeps } from './pin-code-deps.ts'
import { codesOfShare } from './pin-code-policy.ts'
import { answerWish, findNamed, putOffWish, takeOver, takeWish, usersMayChange } from './pin-code-store.ts'

/** Mails codes to those who asked, apart from the asking: how long that takes tells nobody who is there. */
export async function answerWishes(deps: PinCodeDeps): Promise<void> {
  await recordWrong(deps)
  await answerWaiting({
    database: deps.database,
    now: deps.effects.now,
    take: takeWish,
    answer: (tx, wish) => answerOne(deps, tx, wish),
    putOff: (tx, { request_hash }, until) => putOffWish(tx, request_hash, until),
    giveUp: (tx, { request_hash }) => answerWish(tx, request_hash, null),
  })
}

/** One at a time, so that no two organisations are locked in one transaction. */
async function answerOne(deps: PinCodeDeps, tx: Executor, wish: PinCodeRow): Promise<void> {
  const organisationId = wish.organisation_id ?? (await meantOrganisation(tx, wish.organisation))
  if (organisationId !== undefined) await lockOrganisation(tx, organisationId)
  const answer = organisationId === undefined ? null : await answerFor(deps, tx, organisationId, wish)
  await answerWish(tx, wish.request_hash, answer)
}

/** Null: there is nobody, or nothing may be mailed to them. */
async function answerFor(deps: PinCodeDeps, tx: Executor, organisationId: string, wish: PinCodeRow) {
  const typed = wish.wanted ?? ''
  const now = deps.effects.now()
  const userId = await findNamed(tx, organisationId, { usernameKey: usernameKey(typed), typed })
  if (userId === undefined || wish.expires_at <= now || !(await usersMayChange(tx, organisationId))) return null
  const address = await deps.mailboxOf(tx, organisationId, userId)
  const asked = { organisationId, userId, place: wish.place, deviceId: wish.device_id }
  if (address === null || !(await takeFromShare(tx, asked, codesOfShare, now))) return null
  const who = { organisationId, userId, ip: wish.ip, deviceId: wish.device_id }
  if (await deps.oneMailbox.withholds(tx, { ...who, address }, 'pin')) return null
  const code = drawCode((count) => deps.effects.randomBytes(count), pinCodeLength)
  await deps.tellCode(tx, { organisationId, userId, address, code: writeCode(code) })
  const by = { organisationId, at: now, actorId: userId, subjectId: null, deviceId: wish.device_id, sessionId: null, ip: wish.ip }
  await recordEvent(tx, deps.effects.newId, { type: 'user.pin_code_sent', ...by, details: {} })
  return { organisation_id: organisationId, user_id: userId, tag: codeTag(deps.keys, wish.request_hash, code) }
}

/** Wrong codes go on record when their request is over: a record at each try would make tries for known people the slower ones. */
async function recordWrong({ database, effects }: PinCodeDeps): Promise<void> {
  const now = effects.now()
  await database.transaction(async (tx) => {
    for (const { organisation_id, user_id, wrong, ip, device_id } of await takeOver(tx, now)) {
      if (organisation_id === null || user_id === null || wrong === 0) continue
      const by = { organisationId: organisation_id, at: now, actorId: null, subjectId: user_id, deviceId: device_id, sessionId: null, ip }
      await recordEvent(tx, effects.newId, { type: 'user.pin_code_refused', ...by, details: { tries: wrong } })
    }
  })
}
