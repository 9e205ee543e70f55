import { trivialRule } from '../../../contract/pin-rules.ts'
import type { Executor } from '../../db/database.ts'
import { listKeptTags } from './pin-claim-store.ts'
import type { PinTagger } from './pin-tagger.ts'

/** Digits up to which every PIN is looked at where chance finds none: 100,000 tags take about half a second. */
export const mostLookedThrough = 5

export interface Space {
  organisationId: string
  /** Digits. */
  length: number
  versions: readonly number[]
  /** PINs that nobody gets. */
  refused: ReadonlySet<string>
  /** Epoch milliseconds. */
  now: number
}

/** Every PIN of a length that is free: neither trivial nor refused, and kept under no live key version. */
export async function lookThrough(tx: Executor, tagger: PinTagger, space: Space): Promise<string[]> {
  const { organisationId, length, versions, refused, now } = space
  const kept = new Set((await listKeptTags(tx, organisationId, now)).map(nameOf))
  const isFree = (pin: string) =>
    !refused.has(pin) &&
    trivialRule(pin) === null &&
    !tagger.claimTags(versions, organisationId, pin).some(({ tag }) => kept.has(nameOf(tag)))
  return Array.from({ length: 10 ** length }, (_, number) => String(number).padStart(length, '0')).filter(isFree)
}

function nameOf(tag: Uint8Array): string {
  return Buffer.from(tag).toString('latin1')
}
