import { createHash } from 'node:crypto'

/** What the database keeps of a browser's known-place cookie where something is bound to it. */
export function placeHash(place: string): string {
  return createHash('sha256').update(place).digest('base64url')
}
