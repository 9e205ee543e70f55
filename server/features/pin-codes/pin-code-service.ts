import type { CodeOffers } from '../../../contract/http/pin-codes.ts'
import type { PinCodeRow } from '../../db/code-rows.ts'
import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { answerWishes } from './answer-wishes.ts'
import { isRightCode } from './code-tag.ts'
import type { CodeTarget, CodeWish, PinCodeDeps } from './pin-code-deps.ts'
import { codeSpan, isOpen, mostWrong } from './pin-code-policy.ts'
import { dropCodesOf, findGreeting, insertRequest, lockRequest, noteWrong, usersMayChange } from './pin-code-store.ts'

/** Where somebody asks: in a browser, or on an approved device, whose organisation it is then. */
export interface CodePlace {
  ip: string
  device: { id: string; organisation_id: string } | null
  /** By what the place may be known again (GRD-8); null where it brings nothing. */
  lasting: string | null
}

/** What whoever asked was given, and the code as typed. */
export interface TypedCode {
  request: string
  code: string
}

export interface PinCodeService {
  /** Notes the wish for a code: the same work and answer whoever is named. */
  ask: (
    place: CodePlace,
    wish: { name: string; organisation?: string | undefined },
  ) => Promise<{ request: string; expiresAt: string } | Refused>
  /** Three PINs for whoever has the right code. */
  offers: (place: CodePlace, typed: TypedCode) => Promise<CodeOffers | Refused>
  /** Sets the PIN and burns the code. */
  redeem: (place: CodePlace, typed: TypedCode, wanted: CodeWish) => Promise<{ floor?: number | undefined } | Refused>
  /** Mails codes to those who asked. */
  answer: () => Promise<void>
}

/** Codes by mail for who lost their PIN, or has no password to choose one with (SELF-4, SELF-7). */
export function createPinCodeService(deps: PinCodeDeps): PinCodeService {
  return {
    ask: (place, wish) => ask(deps, place, wish),
    offers: (place, typed) => offers(deps, place, typed),
    redeem: (place, typed, wanted) => redeem(deps, place, typed, wanted),
    answer: () => answerWishes(deps),
  }
}

async function ask(
  deps: PinCodeDeps,
  { ip, device, lasting }: CodePlace,
  wish: { name: string; organisation?: string | undefined },
): Promise<{ request: string; expiresAt: string } | Refused> {
  const wait = await deps.links.take(ip)
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  if (!deps.canMail) return { refused: 'conflict', errors: [{ field: 'name', rule: 'No mail server is set up.' }] }
  const now = deps.effects.now()
  const request = Buffer.from(deps.effects.randomBytes(32)).toString('base64url')
  const expires = now + codeSpan
  await insertRequest(deps.database, {
    ...unanswered,
    request_hash: tokenHash(request),
    organisation: wish.organisation ?? null,
    organisation_id: device?.organisation_id ?? null,
    wanted: wish.name,
    ip,
    device_id: device?.id ?? null,
    place: lasting,
    created_at: now,
    expires_at: expires,
  })
  return { request, expiresAt: new Date(expires).toISOString() }
}

const unanswered = { user_id: null, tag: null, wrong: 0, tries: 0, next_at: 0 } as const

async function offers(deps: PinCodeDeps, place: CodePlace, typed: TypedCode): Promise<CodeOffers | Refused> {
  const found = await judge(deps, place, typed)
  if ('refused' in found) return found
  const { userId, by } = found
  const offered = await deps.offerPins({ userId, by, refuse: (tx) => refuseNow(deps, tx, place, typed) })
  if ('refused' in offered) return offered
  const { display_name: displayName, name } = await findGreeting(deps.database, userId)
  return {
    pins: offered.pins,
    expiresAt: new Date(offered.expiresAt).toISOString(),
    typing: await deps.typingRules(deps.database, by.organisationId),
    user: { displayName },
    organisation: { name },
  }
}

async function redeem(deps: PinCodeDeps, place: CodePlace, typed: TypedCode, wanted: CodeWish) {
  const target = await judge(deps, place, typed)
  if ('refused' in target) return target
  const refused = await deps.refuseByRule({ ...target, wanted })
  if (refused !== null) return refused
  return deps.changePin({
    ...target,
    wanted,
    refuse: (tx) => refuseNow(deps, tx, place, typed),
    along: (tx) => burn(deps, tx, target),
  })
}

async function judge(deps: PinCodeDeps, place: CodePlace, typed: TypedCode): Promise<CodeTarget | Refused> {
  const wait = await deps.links.take(place.ip)
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  return deps.database.transaction((tx) => judgeIn(deps, tx, place, typed))
}

/** Counts a wrong code before anybody is told of it; no record, no lock and no answer differs for who is there and who is not. */
async function judgeIn({ effects, keys }: PinCodeDeps, tx: Executor, place: CodePlace, typed: TypedCode): Promise<CodeTarget | Refused> {
  const row = await lockRequest(tx, tokenHash(typed.request))
  if (row === undefined || !isOpen(row, effects.now()) || row.device_id !== (place.device?.id ?? null)) return notAccepted(0)
  const right = isRightCode(keys, row, typed.code)
  const target = right ? targetOf(row, place) : null
  if (target !== null) return target
  await noteWrong(tx, row.request_hash, row.wrong + 1)
  return notAccepted(mostWrong - row.wrong - 1)
}

/** The code anew, in the transaction of what follows: of two at once one wins, and a block or another address ends it (SELF-7). */
async function refuseNow(deps: PinCodeDeps, tx: Executor, place: CodePlace, typed: TypedCode): Promise<Refused | null> {
  const target = await judgeIn(deps, tx, place, typed)
  if ('refused' in target) return target
  const { organisationId } = target.by
  if ((await deps.mailboxOf(tx, organisationId, target.userId)) === null) return notAccepted(0)
  if (!(await usersMayChange(tx, organisationId))) return { refused: 'pin_change_off', detail: 'An admin or manager sets PINs here.' }
  return deps.oneMailbox.refuses(tx, { organisationId, userId: target.userId, ip: place.ip, deviceId: target.by.deviceId }, 'pin')
}

async function burn({ effects, notePinByMail, forgetWrongPins }: PinCodeDeps, tx: Executor, { by, userId }: CodeTarget): Promise<void> {
  await notePinByMail(tx, userId)
  await forgetWrongPins(tx, userId)
  await dropCodesOf(tx, userId)
  await recordEvent(tx, effects.newId, { type: 'user.pin_code_used', ...by, at: effects.now(), subjectId: null, details: {} })
}

function targetOf({ organisation_id: organisationId, user_id: userId }: PinCodeRow, { ip, device }: CodePlace): CodeTarget | null {
  if (organisationId === null || userId === null) return null
  return { userId, by: { organisationId, actorId: userId, sessionId: null, deviceId: device?.id ?? null, ip } }
}

function notAccepted(triesLeft: number): Refused {
  return { refused: 'code_not_accepted', triesLeft }
}
