import { beforeEach, describe, expect, it } from 'vitest'
import type { KeypadKey } from '../../../renderer/ui/keypad/keypad-key.ts'
import { createPinTyping, forgetMs, type KeypadRules } from '../../../renderer/ui/keypad/pin-typing.ts'

const auto: KeypadRules = { shortest: 5, longest: 5, submit: 'auto' }
const enter: KeypadRules = { shortest: 4, longest: 6, submit: 'enter' }

/** Typing with a clock that stands until it is told; keys come 100 ms apart. */
function typing(rules: KeypadRules) {
  let now = 0
  let due: { at: number; run: () => void } | null = null
  const counts: number[] = []
  const pins: string[] = []
  const typed = createPinTyping({
    after(milliseconds, run) {
      due = { at: now + milliseconds, run }
      return () => (due = null)
    },
  })
  const pass = (milliseconds: number) => {
    now += milliseconds
    if (due && now >= due.at) due.run()
  }
  const press = (...keys: KeypadKey[]) => {
    for (const key of keys) {
      pass(100)
      typed.press({ key, held: false, at: now }, rules, { onCount: (count) => counts.push(count), onSubmit: (pin) => pins.push(pin) })
    }
  }
  return { counts, pins, pass, press, stop: typed.stop }
}

describe('typing a PIN', () => {
  let pad: ReturnType<typeof typing>
  beforeEach(() => {
    pad = typing(auto)
  })

  it('PIN-9 submits itself on the last digit where all PINs have one length', () => {
    pad.press('2', '7', '4', '0')
    expect(pad.pins).toEqual([])
    pad.press('9')
    expect(pad.pins).toEqual(['27409'])
  })

  it('PIN-9 waits for the enter key where lengths are mixed', () => {
    pad = typing(enter)
    pad.press('2', '7', '4', '0')
    expect(pad.pins).toEqual([])
    pad.press('enter')
    expect(pad.pins).toEqual(['2740'])
  })

  it('PIN-9 sends nothing shorter than any PIN here', () => {
    pad = typing(enter)
    pad.press('2', '7', '4', 'enter')
    expect(pad.pins).toEqual([])
  })

  it('PIN-3 keeps leading zeros', () => {
    pad.press('0', '0', '7', '4', '2')
    expect(pad.pins).toEqual(['00742'])
  })

  it('TRM-4 takes no digit beyond the longest PIN', () => {
    pad = typing(enter)
    pad.press('1', '2', '3', '4', '5', '6', '7', 'enter')
    expect(pad.pins).toEqual(['123456'])
  })

  it('TRM-4 tells only how many digits stand there', () => {
    pad.press('2', '7', 'delete', '4', 'clear')
    expect(pad.counts).toEqual([1, 2, 1, 2, 0])
  })

  it('TRM-4 leaves all dots lit while the PIN is on its way', () => {
    pad.press('2', '7', '4', '0', '9')
    expect(pad.counts.at(-1)).toBe(5)
  })

  it('TRM-4 clears a partial entry 5 seconds after its last key', () => {
    pad.press('2', '7')
    pad.pass(forgetMs - 1)
    expect(pad.counts.at(-1)).toBe(2)
    pad.pass(1)
    expect(pad.counts.at(-1)).toBe(0)
    pad.press('1', '2', '3', '4', '5')
    expect(pad.pins).toEqual(['12345'])
  })

  it('TRM-4 starts the 5 seconds anew with each key', () => {
    pad.press('2')
    pad.pass(4800)
    pad.press('7')
    pad.pass(4900)
    expect(pad.counts.at(-1)).toBe(2)
  })

  it('TRM-4 counts keys within 500 ms of a submit for nothing', () => {
    pad.press('2', '7', '4', '0', '9')
    pad.press('1', '1', '1', '1')
    expect(pad.counts.at(-1)).toBe(5)
    pad.press('1')
    expect(pad.counts.at(-1)).toBe(1)
  })

  it('TRM-4 forgets what was typed when the keypad goes away', () => {
    pad.press('2', '7')
    pad.stop()
    pad.press('1', '2', '3', '4', '5')
    expect(pad.pins).toEqual(['12345'])
  })
})
