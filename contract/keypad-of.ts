import type { Keypad } from './http/terminal.ts'

/** PIN-9: one length submits itself, mixed lengths need an enter key. @param lengths in digits, at least one. */
export function keypadOf(lengths: readonly number[]): Keypad {
  const shown = [...lengths].sort((a, b) => a - b)
  return { lengths: shown, submit: shown.length === 1 ? 'auto' : 'enter' }
}

/** The same for every length that a new PIN may have. */
export function keypadBetween({ min, max }: { min: number; max: number }): Keypad {
  return keypadOf(Array.from({ length: max - min + 1 }, (_, at) => min + at))
}
