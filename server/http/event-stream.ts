import { PassThrough, type Readable } from 'node:stream'

/** Most bytes that may wait for a page that does not read; then it is cut off, and comes back. */
const mostWaiting = 65_536

/** One open stream of server-sent events (WHATWG HTML, section 9.2). */
export interface EventStream<Event> {
  readable: Readable
  send(event: Event): void
  /** A comment, so that proxies do not take silence for death. */
  beat(): void
  /** Ends it after what was sent. */
  close(): void
  onClosed(listener: () => void): void
}

export function createEventStream<Event>(): EventStream<Event> {
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

/**
 * Closes the oldest of those that are alike, so that with one more there are at most so many; a page that was left behind may be among them.
 * @param bid what it is told before.
 */
export function makeRoom<Event, Listener extends { stream: EventStream<Event> }>(
  listeners: Set<Listener>,
  isAlike: (listener: Listener) => boolean,
  most: number,
  bid?: Event,
): void {
  const alike = [...listeners].filter(isAlike)
  for (const listener of alike.slice(0, Math.max(0, alike.length - most + 1))) {
    if (bid !== undefined) listener.stream.send(bid)
    listener.stream.close()
    // One that does not read what is left for it would otherwise stay on the list.
    listeners.delete(listener)
  }
}
