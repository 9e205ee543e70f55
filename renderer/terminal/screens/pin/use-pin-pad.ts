import { useMemo, useState } from 'react'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import type { KeypadEvents, KeypadRules } from '../../../ui/keypad/pin-typing.ts'
import { pinRulesOf } from './pin-rules-of.ts'

interface PinPad {
  rules: KeypadRules
  events: KeypadEvents
  /** Digits typed; never which. */
  count: number
  /** Dots on the display: as many as a PIN has, or as were typed where lengths are mixed. */
  dots: number
  /** The number of the refusal to shake for; 0 for one that was there before. */
  shake: number
}

/** What the display must know of the keypad: how many digits stand there, and when to shake. @param send takes a PIN that was typed to its end; the same function while the screen stands. */
export function usePinPad(
  { keypad, refusal, busy }: Pick<ScreenOf<'pin'>, 'keypad' | 'refusal' | 'busy'>,
  send: (pin: string) => void,
): PinPad {
  const rules = useMemo(() => pinRulesOf(keypad), [keypad])
  const [count, setCount] = useState(0)
  const [first] = useState(refusal?.number ?? 0)
  const [answered, setAnswered] = useState({ busy, number: refusal?.number ?? 0 })
  const number = refusal?.number ?? 0
  if (answered.busy !== busy || answered.number !== number) {
    setAnswered({ busy, number })
    // An answer came: the dots of the PIN that was sent go out.
    if (!busy) setCount(0)
  }
  const events = useMemo(() => ({ onCount: setCount, onSubmit: send }), [send])
  const dots = keypad.submit === 'auto' ? rules.longest : Math.max(rules.shortest, count)
  return { rules, events, count, dots, shake: number === first ? 0 : number }
}
