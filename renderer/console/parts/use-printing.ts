import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed, by its button or by the browser's own command. */
export function usePrinting(): boolean {
  const [prints, setPrints] = useState(false)
  useEffect(() => {
    const done = new AbortController()
    // At once: the printer takes what stands there when the event is over.
    window.addEventListener('beforeprint', () => flushSync(() => setPrints(true)), done)
    window.addEventListener('afterprint', () => setPrints(false), done)
    return () => done.abort()
  }, [])
  return prints
}
