import { useEffect, useState } from 'react'

/** The time in epoch milliseconds, looked at again at every multiple of `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    let timer: number
    const arm = () => {
      timer = window.setTimeout(look, everyMs - (Date.now() % everyMs))
    }
    const look = () => {
      setNow(Date.now())
      arm()
    }
    look()
    return () => window.clearTimeout(timer)
  }, [everyMs])
  return now
}
