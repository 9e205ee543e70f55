import { pinLengthLimits } from '../../../contract/pin-rules.ts'

export interface PinEntry {
  /** How many digits are there: the only thing of them that may leave before a submit. */
  count: () => number
  /** Adds a digit, unless `longest` are there. */
  push: (digit: string, longest: number) => void
  /** Takes the last digit back. */
  drop: () => void
  /** Forgets all digits, in memory too. */
  clear: () => void
  /** Hands the PIN out once and forgets it. */
  take: () => string
}

/** Digits being typed, as bytes that can be wiped: a string could not be, and would stay for a heap snapshot (TRM-4). */
export function createPinEntry(): PinEntry {
  const digits = new Uint8Array(pinLengthLimits.max)
  let count = 0
  const clear = () => {
    digits.fill(0)
    count = 0
  }
  return {
    count: () => count,
    push(digit, longest) {
      if (count < Math.min(longest, digits.length)) digits[count++] = digit.charCodeAt(0)
    },
    drop() {
      if (count > 0) digits[--count] = 0
    },
    clear,
    take() {
      const pin = String.fromCharCode(...digits.subarray(0, count))
      clear()
      return pin
    },
  }
}
