/** What a keypad key does. */
export type KeypadKey = `${Digit}` | 'delete' | 'clear' | 'enter'
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

interface PressedKey {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}

const named: Partial<Record<string, KeypadKey>> = { Backspace: 'delete', Delete: 'clear', Escape: 'clear', Enter: 'enter' }

/**
 * The keypad key that a key of a keyboard or numeric pad stands for, or null. Digits go by their place, so that they work
 * without Shift on an AZERTY row and with Num Lock off (TRM-4).
 */
export function keypadKeyOf(pressed: PressedKey): KeypadKey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null
  const digit = /^[0-9]$/.exec(pressed.key)?.[0] ?? /^(?:Digit|Numpad)([0-9])$/.exec(pressed.code)?.[1]
  if (digit !== undefined) return isDigitKey(digit) ? digit : null
  return named[pressed.key] ?? null
}

/** Whether a key types a digit. */
export function isDigitKey(key: string): key is `${Digit}` {
  return /^[0-9]$/.test(key)
}
