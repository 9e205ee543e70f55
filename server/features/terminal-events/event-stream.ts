import { PassThrough, type Readable } from 'node:stream'
import type { TerminalEvent } from '../../../contract/http/terminal.ts'

/** Most bytes that may wait for a terminal that does not read; then it is cut off, and comes back. */
const mostWaiting = 65_536

/** One open stream of server-sent events (WHATWG HTML, section 9.2). */
export interface EventStream {
  readable: Readable
  send(event: TerminalEvent): void
  /** A comment, so that proxies do not take silence for death. */
  beat(): void
  /** Ends it after what was sent. */
  close(): void
  onClosed(listener: () => void): void
}

export function createEventStream(): EventStream {
  const stream = new PassThrough()
  const write = (text: string): void => {
    if (stream.writableEnded || stream.destroyed) return
    if (stream.writableLength > mostWaiting) stream.destroy()
    else stream.write(text)
  }
  write(': open\n\n')
  return {
    readable: stream,
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    beat: () => write(': beat\n\n'),
    close: () => void stream.end(),
    onClosed: (listener) => void stream.once('close', listener),
  }
}
