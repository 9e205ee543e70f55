import { createParser } from 'eventsource-parser'
import { getTerminalEvents, type TerminalEvent, terminalEventSchema } from '../../contract/http/terminal.ts'
import { isNonceWanted } from '../http/answer.ts'
import { dpopHeaders } from '../http/dpop-proof.ts'
import type { ServerDeps } from '../http/call-server.ts'
import { jsonOf } from '../http/json.ts'
import { createWatchdog } from './watchdog.ts'

/** The server sends a comment every 15 seconds; after this long without a byte the line is dead, in milliseconds. */
const longestSilence = 40_000

export interface StreamListener {
  opened(): void
  said(event: TerminalEvent): void
}

/**
 * Reads the server's events until the stream ends, breaks, falls silent or is called off by `signal`. Never throws:
 * whatever broke the line, the loop around this opens it anew.
 */
export async function readStream(
  deps: ServerDeps,
  token: string | null,
  listener: StreamListener,
  signal: AbortSignal,
): Promise<'ended' | 'broken'> {
  const stop = new AbortController()
  signal.addEventListener('abort', () => stop.abort(), { once: true })
  const watchdog = createWatchdog(deps.clock, longestSilence, () => stop.abort())
  try {
    const response = await open(deps, token, stop.signal)
    if (response.status !== 200 || !response.body) return 'broken'
    listener.opened()
    await readAll(response.body, watchdog.fed, listener)
    return 'ended'
  } catch {
    return 'broken'
  } finally {
    watchdog.stop()
    stop.abort()
  }
}

/** Opens the stream; once more where the server wanted a newer nonce. */
async function open(deps: ServerDeps, token: string | null, signal: AbortSignal): Promise<Response> {
  const first = await request(deps, token, deps.nonces.newest(), signal)
  const nonce = first.headers.get('DPoP-Nonce')
  if (first.status === 200 || nonce === null) return first
  const raw = { status: first.status, text: await first.text() }
  return isNonceWanted(raw) ? request(deps, token, nonce, signal) : first
}

async function request(deps: ServerDeps, token: string | null, nonce: string | null, signal: AbortSignal): Promise<Response> {
  const { method, path } = getTerminalEvents
  const url = new URL(path, deps.origin).href
  const headers = await dpopHeaders(deps, { method, url, token, nonce })
  const response = await deps.fetch(url, {
    method,
    headers: { Accept: 'text/event-stream', ...headers },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal,
  })
  deps.nonces.keep(response.headers.get('DPoP-Nonce'))
  return response
}

/** By `getReader`, since older browsers cannot iterate a stream. */
async function readAll(body: ReadableStream<Uint8Array>, fed: () => void, listener: StreamListener): Promise<void> {
  const decoder = new TextDecoder()
  const parser = createParser({ onEvent: (message) => tell(message.data, listener) })
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    fed()
    parser.feed(decoder.decode(value, { stream: true }))
  }
}

/** What is not in the contract is not for this version. */
function tell(data: string, listener: StreamListener): void {
  const event = terminalEventSchema.safeParse(jsonOf(data))
  if (event.success) listener.said(event.data)
}
