import { neighboursOf } from '../../../contract/pin-rules.ts'
import type { Executor } from '../../db/database.ts'
import type { PinClaimRow } from '../../db/schema.ts'
import { drawFrom, drawPin } from './draw-pin.ts'
import { findClaims } from './pin-claim-store.ts'
import { liveKeyVersions } from './pin-key-store.ts'
import type { ClaimTag, PinTagger } from './pin-tagger.ts'
import { listRefusedPins } from './refused-pin-store.ts'
import { lookThrough, mostLookedThrough } from './look-through.ts'

/** Draws until the organisation counts as too dense for the distance of POL-10; then a PIN that is merely free will do. */
export const mostDraws = 100
/** Draws of PINs that are too many to look through. Where nine of ten are taken, none of them is free once in 10^91 times. */
const mostDrawsOfLong = 2_000

export interface PinGeneration {
  organisationId: string
  /** Digits. */
  length: number
  /** Epoch milliseconds. */
  now: number
  /** PINs that it must not be, besides. */
  except?: readonly string[]
  /** What `readSpace` said in this transaction, where it gives more than one. */
  space?: PinSpace
}

/** What is the same for each PIN that a transaction gives in an organisation. */
export interface PinSpace {
  /** Live key versions. */
  versions: readonly number[]
  /** PINs that nobody gets. */
  refused: ReadonlySet<string>
}

export interface PinGeneratorDeps {
  tagger: PinTagger
  randomBytes: (count: number) => Uint8Array
}

export async function readSpace(tx: Executor, organisationId: string): Promise<PinSpace> {
  const refused = new Set(await listRefusedPins(tx, organisationId))
  return { refused, versions: await liveKeyVersions(tx) }
}

/**
 * A PIN nobody has or had lately and no list refuses, at least two digits and no swap of neighbours away from every active one while
 * the density allows it (POL-10). Each that is allowed is equally likely. Call it under `lockOrganisation`, so that two of them keep
 * their distance as well. Null: none is free.
 */
export async function generatePin(tx: Executor, deps: PinGeneratorDeps, generation: PinGeneration): Promise<string | null> {
  const { organisationId, length, now, except = [] } = generation
  const space = generation.space ?? (await readSpace(tx, organisationId))
  const { versions } = space
  const refused = except.length === 0 ? space.refused : new Set([...space.refused, ...except])
  let near: string | null = null
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const pin = drawPin(length, deps.randomBytes)
    if (refused.has(pin)) continue
    const own = deps.tagger.claimTags(versions, organisationId, pin)
    // The PIN alone first: where most are taken, their neighbours need no tags.
    if (holdsKept(await findClaims(tx, organisationId, own), own, now)) continue
    const around = await findClaims(tx, organisationId, deps.tagger.neighbourTags(versions, organisationId, pin))
    if (around.every((claim) => claim.retired_until !== null)) return pin
    near ??= pin
  }
  return near ?? drawOneOfFew(tx, deps, generation, { versions, refused })
}

/** Rounds in which several are drawn at once; who has none then gets one by `generatePin`. */
const mostRounds = 3

/**
 * Several such PINs, each also as far from the others, in a few queries however many they are. Where the organisation is dense, some
 * are missing. Call it under `lockOrganisation`.
 */
export async function generateSome(
  tx: Executor,
  deps: PinGeneratorDeps,
  generation: PinGeneration & { space: PinSpace },
  count: number,
): Promise<string[]> {
  const { organisationId, now, space } = generation
  const given: string[] = []
  for (let round = 0; round < mostRounds && given.length < count; round += 1) {
    const drawn = drawApart(deps, generation, given, count - given.length).map((pin) => ({
      pin,
      own: deps.tagger.claimTags(space.versions, organisationId, pin),
      near: deps.tagger.neighbourTags(space.versions, organisationId, pin),
    }))
    if (drawn.length === 0) continue
    const tags = drawn.flatMap(({ own, near }) => [...own, ...near])
    const claims = new Map((await findClaims(tx, organisationId, tags)).map((claim) => [nameOfClaim(claim), claim]))
    const isFree = ({ own, near }: (typeof drawn)[number]) =>
      !holdsKept(claimsOn(claims, own), own, now) && claimsOn(claims, near).every((claim) => claim.retired_until !== null)
    given.push(...drawn.filter(isFree).map(({ pin }) => pin))
  }
  return given
}

/** So many draws, without those that are refused, or too near to one that is given already or drawn before. */
function drawApart(
  deps: PinGeneratorDeps,
  { length, space }: PinGeneration & { space: PinSpace },
  given: readonly string[],
  count: number,
): string[] {
  const near = new Set(given.flatMap((pin) => [pin, ...neighboursOf(pin)]))
  const drawn: string[] = []
  for (let draw = 0; draw < count; draw += 1) {
    const pin = drawPin(length, deps.randomBytes)
    if (space.refused.has(pin) || near.has(pin)) continue
    drawn.push(pin)
    for (const other of [pin, ...neighboursOf(pin)]) near.add(other)
  }
  return drawn
}

function claimsOn(claims: ReadonlyMap<string, PinClaimRow>, tags: readonly ClaimTag[]): PinClaimRow[] {
  return tags.flatMap((tag) => claims.get(nameOfClaim(tag)) ?? [])
}

function nameOfClaim({ key_version, tag }: ClaimTag): string {
  return `${key_version} ${Buffer.from(tag).toString('latin1')}`
}

/** Where hardly any PIN is free: short ones are looked through, of long ones some more are drawn. */
async function drawOneOfFew(tx: Executor, deps: PinGeneratorDeps, generation: PinGeneration, known: PinSpace): Promise<string | null> {
  const { organisationId, length, now } = generation
  const { versions, refused } = known
  if (length <= mostLookedThrough) {
    const free = await lookThrough(tx, deps.tagger, { ...generation, ...known })
    return free.length === 0 ? null : drawFrom(free, deps.randomBytes)
  }
  for (let draw = 0; draw < mostDrawsOfLong; draw += 1) {
    const pin = drawPin(length, deps.randomBytes)
    const tags = deps.tagger.claimTags(versions, organisationId, pin)
    if (!refused.has(pin) && !holdsKept(await findClaims(tx, organisationId, tags), tags, now)) return pin
  }
  return null
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
