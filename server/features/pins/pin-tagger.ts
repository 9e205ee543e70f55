import { neighboursOf } from '../../../contract/pin-rules.ts'
import type { KeyRing } from '../../crypto/key-ring.ts'
import { pinTag } from '../../crypto/pin-tags.ts'

/** A PIN's tag under one key version. */
export interface ClaimTag {
  key_version: number
  tag: Uint8Array
}

/** Version 0 is never a live one, so that a refused PIN's tag says nothing about the claims. */
const refusalVersion = 0

/** Turns PINs into tags, and never back. */
export interface PinTagger {
  /** What the claims of a PIN look like under the given key versions. */
  claimTags: (versions: readonly number[], organisationId: string, pin: string) => ClaimTag[]
  /** `claimTags` of every PIN one digit or one swap away (POL-10). */
  neighbourTags: (versions: readonly number[], organisationId: string, pin: string) => ClaimTag[]
  tagOf: (organisationId: string, pin: string) => Uint8Array
  tagsOfNeighbours: (organisationId: string, pin: string) => Uint8Array[]
}

export function createPinTagger(keys: KeyRing): PinTagger {
  const claimTags: PinTagger['claimTags'] = (versions, organisationId, pin) =>
    versions.map((version) => ({ key_version: version, tag: pinTag(keys, version, organisationId, pin) }))
  const tagOf: PinTagger['tagOf'] = (organisationId, pin) => pinTag(keys, refusalVersion, organisationId, pin)
  return {
    claimTags,
    neighbourTags: (versions, organisationId, pin) => neighboursOf(pin).flatMap((near) => claimTags(versions, organisationId, near)),
    tagOf,
    tagsOfNeighbours: (organisationId, pin) => neighboursOf(pin).map((near) => tagOf(organisationId, near)),
  }
}
