import type { KeypadKey } from './keypad-key.ts'

/** Milliseconds within which the same key again is a bounce, not a press (TRM-4). */
export const bounceMs = 80
/** Milliseconds after a submit in which no key counts: the finger was still typing (TRM-4). */
export const settleMs = 500

/** One press of a key. */
export interface Press {
  key: KeypadKey
  /** Whether the key repeats by itself. */
  held: boolean
  /**
   * When the finger came down, in milliseconds of a clock that never goes back: an event's own time. A page that was busy hears
   * several presses at once, and what was typed a quarter of a second apart is no bounce.
   */
  at: number
}

export interface KeyGate {
  /** Whether this press counts; one that does is remembered. */
  accepts: (press: Press) => boolean
  /** A PIN was sent with a press at this moment: the next half second counts for nothing. */
  submitted: (at: number) => void
}

/** Decides which presses count (TRM-4). */
export function createKeyGate(): KeyGate {
  let last: Press | null = null
  let submittedAt: number | null = null
  return {
    accepts(press) {
      if (press.held) return false
      if (submittedAt !== null && press.at - submittedAt < settleMs) return false
      if (last !== null && last.key === press.key && press.at - last.at < bounceMs) return false
      last = press
      return true
    },
    submitted(at) {
      submittedAt = at
      last = null
    },
  }
}
