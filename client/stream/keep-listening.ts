import type { TerminalEvent } from '../../contract/http/terminal.ts'
import { backoffDelay } from '../http/backoff.ts'
import type { ReadDeps } from '../http/read-server.ts'
import { readStream, type StreamListener } from './read-stream.ts'

/** What a listener is told. After `opened` and `lost` it reads its state anew, since events may have been missed. */
export interface ServerListener {
  opened(): void
  lost(): void
  said(event: TerminalEvent): void
}

const rule = { base: 1_000, cap: 30_000 }

/** A stream that held this long counts as one that works, in milliseconds. */
const longEnough = 10_000

/** Keeps a stream of server events open, with backoff and jitter between tries. Returns how to stop. */
export function keepListening(deps: ReadDeps, token: string | null, listener: ServerListener): () => void {
  const stop = new AbortController()
  void loop(deps, token, listener, stop.signal)
  return () => stop.abort()
}

async function loop(deps: ReadDeps, token: string | null, listener: ServerListener, signal: AbortSignal): Promise<void> {
  const heeded = heededWhile(listener, signal)
  const isOver = () => signal.aborted
  for (let tries = 0; !isOver(); tries += 1) {
    const openedAt = deps.clock.now()
    await readStream(deps, token, heeded, signal)
    if (isOver()) return
    if (deps.clock.now() - openedAt >= longEnough) tries = 0
    listener.lost()
    await pause(deps, backoffDelay(rule, tries, deps.random()), signal)
  }
}

/** A stream that was called off says nothing more. */
function heededWhile(listener: ServerListener, signal: AbortSignal): StreamListener {
  return {
    opened: () => {
      if (!signal.aborted) listener.opened()
    },
    said: (event) => {
      if (!signal.aborted) listener.said(event)
    },
  }
}

function pause(deps: ReadDeps, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const callOff = deps.clock.after(milliseconds, resolve)
    signal.addEventListener('abort', () => {
      callOff()
      resolve()
    })
  })
}
