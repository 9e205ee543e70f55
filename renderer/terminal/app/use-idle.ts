import { useEffect, useRef } from 'react'

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const

/** Calls `onIdle` after so many seconds in which nobody touched the screen, a key or the mouse (TRM-1); null never does. */
export function useIdle(seconds: number | null, onIdle: () => void): void {
  const latest = useRef(onIdle)
  useEffect(() => {
    latest.current = onIdle
  })
  useEffect(() => {
    if (seconds === null) return
    let timer: number
    const arm = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => latest.current(), seconds * 1000)
    }
    arm()
    for (const sign of signsOfLife) window.addEventListener(sign, arm, { passive: true, capture: true })
    return () => {
      window.clearTimeout(timer)
      for (const sign of signsOfLife) window.removeEventListener(sign, arm, { capture: true })
    }
  }, [seconds])
}
