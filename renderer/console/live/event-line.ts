import { consoleEventSchema, type ConsoleEvent, getConsoleEvents } from '../../../contract/http/console-events.ts'

/** Waits before the next try to listen, in milliseconds; the last one stays. */
const backoff = [500, 2_000, 5_000, 15_000] as const
/** After so many of the same person's pages: the others have their turn, this one asks now and then as it did before. */
const displacedFor = 60_000

interface EventLineOptions {
  /** The line stands; what was missed before is not told. */
  onOpen: () => void
  onEvent: (event: ConsoleEvent) => void
  /** The line is down; it is tried again. */
  onLost: () => void
}

/** Hears what the server tells of changes, and listens again after every end. @returns how to hang up. */
export function openEventLine(options: EventLineOptions): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  const again = (wait: number) => {
    source?.close()
    source = null
    options.onLost()
    // Not all pages at the same instant, after a server came back.
    timer = setTimeout(listen, wait * (0.75 + Math.random() / 2))
  }
  const listen = () => {
    const opened = new EventSource(getConsoleEvents.path)
    source = opened
    opened.onopen = () => {
      tries = 0
      options.onOpen()
    }
    opened.onerror = () => {
      again(backoff[Math.min(tries, backoff.length - 1)] ?? 0)
      tries += 1
    }
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const event = readEvent(data)
      if (event === null) return
      if (event.type === 'displaced') again(displacedFor)
      options.onEvent(event)
    }
  }
  listen()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

/** Null for what another version of the server says and this page does not understand. */
function readEvent(data: string): ConsoleEvent | null {
  try {
    return consoleEventSchema.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null // no JSON
  }
}
