import { createHash } from 'node:crypto'

/** Dice that fall alike in each run, and as evenly as real ones. @param name other dice fall otherwise. */
export function fixedDice(name: string): (count: number) => Uint8Array {
  let throws = 0
  return (count) => {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count; at += 32) {
      throws += 1
      bytes.set(
        createHash('sha256')
          .update(`${name} ${throws}`)
          .digest()
          .subarray(0, count - at),
        at,
      )
    }
    return bytes
  }
}
