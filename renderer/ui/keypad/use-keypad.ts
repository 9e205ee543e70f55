import { useCallback, useEffect, useRef } from 'react'
import type { KeypadKey } from './keypad-key.ts'
import { createPinTyping, type KeypadEvents, type KeypadRules, type TypingClock } from './pin-typing.ts'

const clock: TypingClock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = window.setTimeout(run, milliseconds)
    return () => window.clearTimeout(timer)
  },
}

/** The keypad's inside, in a ref: no render, store or closure outside it ever holds a digit (TRM-4). */
export function useKeypad(rules: KeypadRules, deaf: boolean, events: KeypadEvents): (key: KeypadKey, held: boolean) => void {
  const typing = useRef(createPinTyping(clock))

  useEffect(() => {
    const { current } = typing
    return () => current.stop()
  }, [])

  return useCallback(
    (key, held) => {
      if (!deaf) typing.current.press(key, held, rules, events)
    },
    [deaf, rules, events],
  )
}
