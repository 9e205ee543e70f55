import { createKeyGate, type Press } from './key-gate.ts'
import { isDigitKey, type KeypadKey } from './keypad-key.ts'
import { createPinEntry, type PinEntry } from './pin-entry.ts'

export interface KeypadRules {
  /** Fewest and most digits of a PIN here. */
  shortest: number
  longest: number
  /** `auto`: the last digit submits. `enter`: a key does (PIN-9). */
  submit: 'auto' | 'enter'
}

export interface KeypadEvents {
  /** How many digits stand there now; all of them while a PIN is on its way. */
  onCount: (count: number) => void
  /** The PIN, once. Nothing here keeps it. */
  onSubmit: (pin: string) => void
}

export interface TypingClock {
  /** Runs something once, after so many milliseconds; returns how to call it off. */
  after: (milliseconds: number, run: () => void) => () => void
}

export interface PinTyping {
  press: (press: Press, rules: KeypadRules, events: KeypadEvents) => void
  /** Forgets all digits and timers. */
  stop: () => void
}

/** Milliseconds without a key after which a partial entry is cleared (TRM-4). */
export const forgetMs = 5000

/** A PIN being typed. The digits live here and nowhere else; what leaves is their number, and the PIN once, at its submit (TRM-4). */
export function createPinTyping(clock: TypingClock): PinTyping {
  const entry = createPinEntry()
  const gate = createKeyGate()
  let forgetNot = () => {}
  const stop = () => {
    forgetNot()
    entry.clear()
  }
  return {
    stop,
    press(press, rules, events) {
      if (!gate.accepts(press)) return
      const { key } = press
      forgetNot()
      apply(entry, key, rules)
      events.onCount(entry.count())
      if (submits(entry, key, rules)) {
        gate.submitted(press.at)
        events.onSubmit(entry.take())
      } else if (entry.count() > 0) {
        forgetNot = clock.after(forgetMs, () => {
          entry.clear()
          events.onCount(0)
        })
      }
    },
  }
}

function apply(entry: PinEntry, key: KeypadKey, { longest }: KeypadRules): void {
  if (isDigitKey(key)) entry.push(key, longest)
  else if (key === 'delete') entry.drop()
  else if (key === 'clear') entry.clear()
}

function submits(entry: PinEntry, key: KeypadKey, rules: KeypadRules): boolean {
  if (rules.submit === 'enter') return key === 'enter' && entry.count() >= rules.shortest
  return isDigitKey(key) && entry.count() === rules.longest
}
