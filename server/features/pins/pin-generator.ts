import type { Executor } from '../../db/database.ts'
import type { PinClaimRow } from '../../db/schema.ts'
import { drawPin } from './draw-pin.ts'
import { findClaims } from './pin-claim-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import type { ClaimTag, PinTagger } from './pin-tagger.ts'

/** Draws until the organisation counts as too dense for the distance of POL-10; then a PIN that is merely free will do. */
export const mostDraws = 100

export interface PinGeneration {
  organisationId: string
  /** Digits. */
  length: number
  /** Epoch milliseconds. */
  now: number
}

export interface PinGeneratorDeps {
  tagger: PinTagger
  randomBytes: (count: number) => Uint8Array
}

/**
 * A PIN nobody has or had lately, at least two digits and no swap of neighbours away from every active one while the density
 * allows it (POL-10). Call it under `lockOrganisation`, so that two of them keep their distance as well. Null: none was found.
 */
export async function generatePin(tx: Executor, deps: PinGeneratorDeps, generation: PinGeneration): Promise<string | null> {
  const { organisationId, length, now } = generation
  const versions = await liveKeyVersions(tx)
  let near: string | null = null
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const pin = drawPin(length, deps.randomBytes)
    const own = deps.tagger.claimTags(versions, organisationId, pin)
    const claims = await findClaims(tx, organisationId, [...own, ...deps.tagger.neighbourTags(versions, organisationId, pin)])
    if (holdsKept(claims, own, now)) continue
    if (claims.every((claim) => claim.retired_until !== null)) return pin
    near ??= pin
  }
  return near
}

/** Whether one of the claims keeps a PIN of the given tags from everybody else, active or retired (PIN-2, PIN-10). */
export function holdsKept(claims: readonly PinClaimRow[], tags: readonly ClaimTag[], now: number): boolean {
  return claims.some((claim) => holds(claim, tags) && isKept(claim, now))
}

function holds(claim: PinClaimRow, tags: readonly ClaimTag[]): boolean {
  return tags.some((tag) => tag.key_version === claim.key_version && Buffer.compare(tag.tag, claim.tag) === 0)
}

function isKept(claim: PinClaimRow, now: number): boolean {
  return claim.retired_until === null || claim.retired_until > now
}
