import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { Refused } from '../../http/answer.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { aboutPin, generatorOf, setterOf, type PinCoreDeps, type PinTarget } from './pin-deps.ts'
import { generatePin } from './pin-generator.ts'
import { replaceOffers } from './pin-offer-store.ts'
import { spaceFull } from './pin-policy.ts'
import { noteTry, refuseTry } from './pin-tries.ts'
import { readGivingRules } from './pin-user-store.ts'

/** How long one of three may be chosen, in milliseconds: time to learn one of them by heart. */
const offeredFor = 5 * 60 * 1_000
const offered = 3

/** PINs to choose one of, until then in epoch milliseconds. */
export interface PinOffers {
  pins: string[]
  expiresAt: number
}

/** Who wants PINs to choose from, for whom, and why not: asked in the transaction, under `lockOrganisation`. */
export interface PinOfferWish extends PinTarget {
  refuse: (tx: Executor) => Promise<Refused | null>
}

/** Offers three PINs for a user (POL-9). The server keeps their tags, for whom and by whom they were asked; nobody else can choose them. */
export function offerPins(deps: PinCoreDeps, wish: PinOfferWish): Promise<PinOffers | Refused> {
  return deps.database.transaction((tx) => offerIn(deps, tx, wish))
}

async function offerIn(deps: PinCoreDeps, tx: Executor, wish: PinOfferWish): Promise<PinOffers | Refused> {
  const { effects, tagger } = deps
  const { organisationId } = wish.by
  await lockOrganisation(tx, organisationId)
  const who = setterOf(wish)
  // The system chooses for nobody: whoever picks one of three is a person.
  if (who === null) return { refused: 'not_allowed' }
  const refused = (await wish.refuse(tx)) ?? (await refuseTry(tx, who, 'offer', effects.now()))
  if (refused !== null) return refused
  const { generatedLength: length } = await readGivingRules(tx, organisationId)
  const pins = await drawThree(deps, tx, organisationId, length)
  if (pins === null) return spaceFull(length)
  const expiresAt = effects.now() + offeredFor
  await replaceOffers(
    tx,
    who,
    pins.map((pin) => tagger.tagOf(organisationId, pin)),
    expiresAt,
  )
  const by = aboutPin(deps, wish)
  await noteTry(tx, who, 'offered', { newId: effects.newId, by })
  await recordEvent(tx, effects.newId, { type: 'user.pins_offered', ...by, details: {} })
  return { pins, expiresAt }
}

async function drawThree(deps: PinCoreDeps, tx: Executor, organisationId: string, length: number): Promise<string[] | null> {
  const pins: string[] = []
  while (pins.length < offered) {
    const pin = await generatePin(tx, generatorOf(deps), { organisationId, length, now: deps.effects.now(), except: pins })
    if (pin === null) return null
    pins.push(pin)
  }
  return pins
}
