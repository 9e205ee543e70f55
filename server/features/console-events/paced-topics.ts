import type { Topic } from '../../../contract/http/console-events.ts'

/** Tells of topics at once, then no more often than every so many milliseconds, whatever comes meanwhile. */
export interface PacedTopics {
  add(topics: readonly Topic[]): void
  stop(): void
}

export function createPacedTopics(gap: number, tell: (topics: Topic[]) => void): PacedTopics {
  const waiting = new Set<Topic>()
  let resting: NodeJS.Timeout | undefined
  const tellNow = (): void => {
    resting = undefined
    if (waiting.size === 0) return
    const topics = [...waiting]
    waiting.clear()
    resting = setTimeout(tellNow, gap).unref()
    tell(topics)
  }
  return {
    add: (topics) => {
      for (const topic of topics) waiting.add(topic)
      if (resting === undefined) tellNow()
    },
    stop: () => {
      clearTimeout(resting)
      waiting.clear()
    },
  }
}
