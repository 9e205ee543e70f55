import { useEffect, useState } from 'react'

/** Milliseconds before a wait is worth showing. */
export const patienceMs = 300

/** True once `active` has lasted 300 ms: a quick answer shows no sign of waiting. */
export function useLasting(active: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = window.setTimeout(() => setLasting(true), patienceMs)
    return () => {
      window.clearTimeout(timer)
      setLasting(false)
    }
  }, [active])
  return active && lasting
}
