import { useEffect, useState } from 'react'

/** How long a PIN stands on the page, in seconds. */
const span = 60

/** Seconds that something stands on the page; it is over at once when the page is left. There is always more time for who asks for it (WCAG 2.2.1). */
export function useSecondsLeft() {
  const [left, setLeft] = useState(span)
  const [end, setEnd] = useState(() => Date.now() + span * 1_000)
  useEffect(() => {
    const look = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)))
    const timer = setInterval(look, 250)
    return () => clearInterval(timer)
  }, [end])
  const over = () => setEnd(0)
  useEffect(() => {
    const gone = () => setEnd(0)
    window.addEventListener('pagehide', gone)
    return () => window.removeEventListener('pagehide', gone)
  }, [])
  return { left: end === 0 ? 0 : left, over, more: () => setEnd(Date.now() + span * 1_000) }
}
