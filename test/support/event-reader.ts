import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { z } from 'zod'
import { consoleEventSchema, type ConsoleEvent } from '../../contract/http/console-events.ts'
import { terminalEventSchema, type TerminalEvent } from '../../contract/http/terminal.ts'
import type { TestDevice } from './device-caller.ts'

/** An open stream of server-sent events, read as it comes. */
export interface OpenStream<Event> {
  status: number
  headers: Headers
  contentType: string | null
  /** The next event; null where the server closed the stream. */
  next(): Promise<Event | null>
  /** Hangs up. */
  cancel(): void
}

/** A device's stream. @param origin another node than the device's own. */
export async function openStream(device: TestDevice, url: string, origin = url): Promise<OpenStream<TerminalEvent>> {
  const proof = await device.proofFor('GET', '/v1/terminal/events')
  const headers = { dpop: proof, ...(device.token !== null && { authorization: `DPoP ${device.token}` }) }
  const stream = await open(`${origin}/v1/terminal/events`, headers, terminalEventSchema)
  device.nonce = stream.headers.get('dpop-nonce') ?? device.nonce
  return stream
}

/** A console's stream. @param origin the node it is opened at. */
export async function openConsoleStream(browser: { cookies: Map<string, string> }, origin: string): Promise<OpenStream<ConsoleEvent>> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return open(`${origin}/v1/console/events`, { cookie }, consoleEventSchema)
}

async function open<Event>(address: string, headers: Record<string, string>, schema: z.ZodType<Event>) {
  const abort = new AbortController()
  const response = await fetch(address, { headers, signal: abort.signal })
  const events = readEvents(response, schema)
  return {
    status: response.status,
    headers: response.headers,
    contentType: response.headers.get('content-type'),
    next: async () => (await events.next()).value ?? null,
    cancel: () => abort.abort(),
  }
}

async function* readEvents<Event>(response: Response, schema: z.ZodType<Event>): AsyncGenerator<Event, null> {
  const waiting: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => void waiting.push(event) })
  const decoder = new TextDecoder()
  const chunks: AsyncIterable<Uint8Array> | never[] = response.body ?? []
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }))
    for (const { data } of waiting.splice(0)) yield schema.parse(JSON.parse(data))
  }
  return null
}
