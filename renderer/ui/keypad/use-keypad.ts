import { useCallback, useEffect, useRef } from 'react'
import type { Press } from './key-gate.ts'
import { createPinTyping, type KeypadEvents, type KeypadRules, type TypingClock } from './pin-typing.ts'

const clock: TypingClock = {
  after(milliseconds, run) {
    const timer = window.setTimeout(run, milliseconds)
    return () => window.clearTimeout(timer)
  },
}

/** The keypad's inside, in a ref: no render, store or closure outside it ever holds a digit (TRM-4). */
export function useKeypad(rules: KeypadRules, deaf: boolean, events: KeypadEvents): (press: Press) => void {
  const typing = useRef(createPinTyping(clock))

  useEffect(() => {
    const { current } = typing
    return () => current.stop()
  }, [])

  return useCallback(
    (press) => {
      if (!deaf) typing.current.press(press, rules, events)
    },
    [deaf, rules, events],
  )
}
