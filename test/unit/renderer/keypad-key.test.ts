import { describe, expect, it } from 'vitest'
import { keypadKeyOf } from '../../../renderer/ui/keypad/keypad-key.ts'

const pressed = (key: string, code: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
  keypadKeyOf({ key, code, ctrlKey: false, altKey: false, metaKey: false, ...held })

describe('keys of a keyboard', () => {
  it.each([
    ['the row of digits', '7', 'Digit7'],
    ['the numeric pad', '7', 'Numpad7'],
    ['the numeric pad without Num Lock', 'Home', 'Numpad7'],
    ['an AZERTY row without Shift', 'è', 'Digit7'],
  ])('TRM-4 types a digit from %s', (_from, key, code) => {
    expect(pressed(key, code)).toBe('7')
  })

  it.each([
    ['Backspace', 'Backspace', 'delete'],
    ['Delete', 'Delete', 'clear'],
    ['Escape', 'Escape', 'clear'],
    ['Enter', 'NumpadEnter', 'enter'],
  ])('TRM-4 has a keypad key for %s', (key, code, expected) => {
    expect(pressed(key, code)).toBe(expected)
  })

  it('TRM-4 leaves other keys and shortcuts alone', () => {
    expect(pressed('a', 'KeyA')).toBeNull()
    expect(pressed('F5', 'F5')).toBeNull()
    expect(pressed('0', 'Digit0', { ctrlKey: true })).toBeNull()
  })
})
