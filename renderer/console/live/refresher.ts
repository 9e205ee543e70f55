import type { Topic } from '../../../contract/http/console-events.ts'

/** Milliseconds between the end of one reading and the next: four times as long as it took, and never more than so many. */
const share = 4
const longestRest = 15_000

interface Refresher {
  add(topics: readonly Topic[]): void
  stop(): void
}

/**
 * Reads what has changed anew, one round after the other: what comes meanwhile waits for the next. Long lists take longer to read, so
 * they are read less often, and no console keeps the server busy by itself.
 */
export function createRefresher(read: (topic: Topic) => Promise<unknown>): Refresher {
  const waiting = new Set<Topic>()
  let running = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const round = async () => {
    if (running || stopped || waiting.size === 0) return
    running = true
    const topics = [...waiting]
    waiting.clear()
    const began = performance.now()
    await Promise.all(topics.map(read))
    const rest = Math.min(share * (performance.now() - began), longestRest)
    timer = setTimeout(() => {
      running = false
      void round()
    }, rest)
  }
  return {
    add: (topics) => {
      for (const topic of topics) waiting.add(topic)
      void round()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
