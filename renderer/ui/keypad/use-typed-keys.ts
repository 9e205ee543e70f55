import { useLayoutEffect } from 'react'
import type { Press } from './key-gate.ts'
import { keypadKeyOf } from './keypad-key.ts'

/** Hears a keyboard and a numeric pad wherever the focus is, unless it is in something that takes keys itself. */
export function useTypedKeys(press: (press: Press) => void): void {
  // Before the pad is painted: a pad that looks ready hears the very next key.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keypadKeyOf(event)
      const target = event.target instanceof Element ? event.target : null
      if (key === null || target?.closest('dialog, input, [role="menu"]')) return
      const activates = key === 'enter' && target?.closest('button') !== null
      if (activates && !event.repeat) return
      event.preventDefault()
      if (!activates) press({ key, held: event.repeat, at: event.timeStamp })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [press])
}
