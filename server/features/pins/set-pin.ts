import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { Executor } from '../../db/database.ts'
import { forgetStepTries } from '../../db/second-step-counters.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { assignPin } from './assign-pin.ts'
import { findClaims } from './pin-claim-store.ts'
import { compareOwnPin } from './own-pin.ts'
import { sameAsBefore } from './own-pin-policy.ts'
import { aboutPin, generatorOf, setterOf, type PinCoreDeps, type PinTarget } from './pin-deps.ts'
import { generatePin } from './pin-generator.ts'
import { keypadOf } from './pin-graces.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import { endOffers, isOffered } from './pin-offer-store.ts'
import { noTyping, notOffered, pinNotUsable, refuseTypedPin, spaceFull } from './pin-policy.ts'
import { findPin } from './pin-store.ts'
import { readGivingRules, type GivingRules } from './pin-user-store.ts'
import { isRefusedPin } from './refused-pin-store.ts'
import { forgetWrongOwnPins } from './wrong-pin-store.ts'

/** A PIN as typed, one of three that are on offer, or the wish for a generated one. */
export type WantedPin = { pin: string } | { offer: string } | { generate: true }

/** What was set, and whether keypads are another now (PIN-9). */
export interface PinChosen {
  /** The digits where they were generated, and did not go to their owner by mail. */
  generated: string | null
  /** Whether they did, where new PINs are mailed (POL-7); null: this one is not. */
  told: NewPinTold | null
  floor: number | undefined
  keypadChanged: boolean
  /** Whether there was one before. */
  replaced: boolean
}

/** Gives somebody a PIN and puts it on record. Call it under `lockOrganisation`. */
export async function setPinIn(deps: PinCoreDeps, tx: Executor, target: PinTarget, wanted: WantedPin): Promise<PinChosen | Refused> {
  const organisationId = target.by.organisationId
  const rules = await readGivingRules(tx, organisationId)
  const pin = await pinFor(deps, tx, target, { wanted, rules })
  if (typeof pin !== 'string') return pin
  const before = await keypadOf(tx, organisationId)
  const replaced = (await findPin(tx, target.userId)) !== undefined
  const how = 'pin' in wanted ? 'typed' : 'generated'
  const chosenByOwner = target.by.actorId === target.userId
  const known = { how, typedByOwner: 'pin' in wanted && chosenByOwner, chosenByOwner } as const
  await assignPin(tx, deps.tagger, { organisationId, userId: target.userId, pin, ...known, now: deps.effects.now() })
  const who = setterOf(target)
  if (who !== null) await endOffers(tx, who)
  // Whoever has no password gets their tries at the current PIN back with a PIN from somebody else.
  if (!chosenByOwner) await forgetWrongOwnPins(tx, target.userId)
  if (!chosenByOwner) await forgetStepTries(tx, target.userId)
  const details = { how, length: pin.length, ...target.signed } as const
  await recordEvent(tx, deps.effects.newId, { type: 'user.pin_set', ...aboutPin(deps, target), details })
  const told = await tell(deps, tx, target, { pin, isMailed: how === 'generated' && rules.byMail })
  return {
    generated: how === 'generated' && told !== 'mailed' ? pin : null,
    told,
    floor: pin.length < rules.generatedLength ? rules.generatedLength : undefined,
    replaced,
    keypadChanged: before !== (await keypadOf(tx, organisationId)),
  }
}

/**
 * Tells the owner: by the mail that brings a generated PIN, where new ones are mailed (POL-7), else by the notice without it (SELF-8).
 * Who gives a PIN to oneself sees it at once, and no mail carries it.
 */
async function tell(deps: PinCoreDeps, tx: Executor, { by, userId }: PinTarget, { pin, isMailed }: { pin: string; isMailed: boolean }) {
  const owner = { organisationId: by.organisationId, userId }
  const told = isMailed && by.actorId !== userId ? await deps.writeNewPin(tx, { ...owner, pin }) : null
  if (told !== 'mailed') await deps.tellOwner(tx, owner)
  return told
}

type Choice = { wanted: WantedPin; rules: GivingRules }

/** The digits, or why they cannot be given. */
function pinFor(deps: PinCoreDeps, tx: Executor, target: PinTarget, { wanted, rules }: Choice): Promise<string | Refused> {
  if ('pin' in wanted) return typedPin(deps, tx, target, { pin: wanted.pin, rules })
  if ('offer' in wanted) return offeredPin(deps, tx, target, { pin: wanted.offer, rules })
  return drawnPin(deps, tx, target, rules)
}

/** The rules may have changed since they were read before the signature. */
async function typedPin(deps: PinCoreDeps, tx: Executor, target: PinTarget, typed: { pin: string; rules: GivingRules }) {
  const { pin, rules } = typed
  const refused = rules.generatedOnly ? noTyping : refuseTypedPin(pin, rules.bounds)
  if (refused !== null) return refused
  if (await isOwnAgain(deps, tx, target, pin)) return sameAsBefore
  return (await isFree(deps, tx, target, pin)) ? pin : pinNotUsable
}

/** The own PIN once more would make an old one, or one that somebody else set, pass for a new one (FRC-1). It tells of nobody else's (POL-9). */
async function isOwnAgain({ tagger }: PinCoreDeps, tx: Executor, { by, userId }: PinTarget, pin: string): Promise<boolean> {
  if (by.actorId !== userId) return false
  return (await compareOwnPin(tagger, tx, { organisationId: by.organisationId, userId, pin })).matches
}

/** An offer of before a longer minimum went with it (POL-1, POL-4). */
async function offeredPin(deps: PinCoreDeps, tx: Executor, target: PinTarget, offered: { pin: string; rules: GivingRules }) {
  const { pin, rules } = offered
  const who = setterOf(target)
  if (who === null || pin.length < rules.bounds.min) return notOffered
  const isOn = await isOffered(tx, who, deps.tagger.tagOf(target.by.organisationId, pin), deps.effects.now())
  return isOn && (await isFree(deps, tx, target, pin)) ? pin : notOffered
}

async function drawnPin(deps: PinCoreDeps, tx: Executor, target: PinTarget, { generatedLength: length }: GivingRules) {
  const organisationId = target.by.organisationId
  return (await generatePin(tx, generatorOf(deps), { organisationId, length, now: deps.effects.now() })) ?? spaceFull(length)
}

/** Whether nobody else has a PIN, or had it lately, and no list refuses it: the same queries whatever comes of them (POL-9). */
async function isFree(deps: PinCoreDeps, tx: Executor, target: PinTarget, pin: string): Promise<boolean> {
  const organisationId = target.by.organisationId
  const tags = deps.tagger.claimTags(await liveKeyVersions(tx), organisationId, pin)
  const others = (await findClaims(tx, organisationId, tags)).filter((claim) => claim.user_id !== target.userId)
  const listed = await isRefusedPin(tx, organisationId, pin)
  return !listed && !others.some(({ retired_until: until }) => until === null || until > deps.effects.now())
}
