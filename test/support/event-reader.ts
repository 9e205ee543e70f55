import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { terminalEventSchema, type TerminalEvent } from '../../contract/http/terminal.ts'
import type { TestDevice } from './device-caller.ts'

/** An open stream of a device, read as it comes. */
export interface OpenStream {
  status: number
  contentType: string | null
  /** The next event; null where the server closed the stream. */
  next(): Promise<TerminalEvent | null>
  /** Hangs up. */
  cancel(): void
}

/** @param origin another node than the device's own. */
export async function openStream(device: TestDevice, url: string, origin = url): Promise<OpenStream> {
  const abort = new AbortController()
  const proof = await device.proofFor('GET', '/v1/terminal/events')
  const authorization = device.token === null ? {} : { authorization: `DPoP ${device.token}` }
  const response = await fetch(`${origin}/v1/terminal/events`, { headers: { dpop: proof, ...authorization }, signal: abort.signal })
  device.nonce = response.headers.get('dpop-nonce') ?? device.nonce
  const events = readEvents(response)
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    next: async () => (await events.next()).value ?? null,
    cancel: () => abort.abort(),
  }
}

async function* readEvents(response: Response): AsyncGenerator<TerminalEvent, null> {
  const waiting: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => void waiting.push(event) })
  const decoder = new TextDecoder()
  const chunks: AsyncIterable<Uint8Array> | never[] = response.body ?? []
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }))
    for (const { data } of waiting.splice(0)) yield terminalEventSchema.parse(JSON.parse(data))
  }
  return null
}
