import { useEffect, useState } from 'react'
import { openPinLink, type PinLink, readPinLink } from '../../../contract/http/pin-links.ts'
import { ask } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { useTask } from '../parts/use-task.ts'

/** What is known of the link: nothing yet, which shop it is of, or why that cannot be said. */
export type Found = { kind: 'reading' } | { kind: 'found'; link: PinLink } | { kind: 'failed'; failure: Failure }

/** Looks whether a link is good, and opens it when its button is pressed and not before: a mail scanner that loads this page burns nothing (MAIL-3). */
export function useNewPin(token: string) {
  const [found, setFound] = useState<Found>({ kind: 'reading' })
  const [tries, setTries] = useState(0)
  const [pin, setPin] = useState<string | null>(null)
  const { busy, failure, run } = useTask()
  useEffect(() => {
    let stale = false
    void ask(readPinLink, { body: { token } }).then((answer) => {
      if (!stale) setFound(answer.kind === 'done' ? { kind: 'found', link: answer.data } : { kind: 'failed', failure: answer })
    })
    return () => void (stale = true)
  }, [token, tries])
  const open = async () => {
    const done = await run(() => ask(openPinLink, { body: { token } }))
    if (done) setPin(done.data.pin)
  }
  return { found, pin, busy, failure, open, again: () => setTries(tries + 1) }
}
