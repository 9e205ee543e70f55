import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Effects } from '../features/effects.ts'

/** The machine's own clock and randomness. */
export const systemEffects: Effects = { now: () => Date.now(), newId: () => v7(), randomBytes: (count) => randomBytes(count) }
