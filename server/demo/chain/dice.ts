/** Chance that can be thrown again: the same seed gives the same year. Never for a PIN, a password or a key. */
export interface Dice {
  /** A whole number from `least` to `most`, both among them. */
  between(least: number, most: number): number
  /** @param chance 0 to 1. */
  happens(chance: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item
}

/** Tommy Ettinger's Mulberry32: small, even, and not for secrets. */
export function createDice(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (chance) => next() < chance,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}
