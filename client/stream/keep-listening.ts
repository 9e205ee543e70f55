import type { TerminalEvent } from '../../contract/http/terminal.ts'
import { backoffDelay } from '../http/backoff.ts'
import type { ReadDeps } from '../http/read-server.ts'
import { readStream } from './read-stream.ts'

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
  const quiet = heededWhile(listener, signal)
  for (let tries = 0; !signal.aborted; tries += 1) {
    const openedAt = deps.clock.now()
    await readStream(deps, token, quiet, signal)
    if (deps.clock.now() - openedAt >= longEnough) tries = 0
    quiet.lost()
    await pause(deps, backoffDelay(rule, tries, deps.random()), signal)
  }
}

/** A stream that was called off says nothing more. */
function heededWhile(listener: ServerListener, signal: AbortSignal): ServerListener {
  return {
    opened: () => {
      if (!signal.aborted) listener.opened()
    },
    lost: () => {
      if (!signal.aborted) listener.lost()
    },
    said: (event) => {
      if (!signal.aborted) listener.said(event)
    },
  }
}

function pause(deps: ReadDeps, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const callOff = deps.clock.after(signal.aborted ? 0 : milliseconds, resolve)
    signal.addEventListener('abort', () => {
      callOff()
      resolve()
    })
  })
}
