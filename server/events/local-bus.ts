import type { EventBus, ServerEvent } from './event-bus.ts'

/** Events within this process. A listener that throws does not keep the others from hearing. */
export function createLocalBus(onFailure: (error: unknown) => void): EventBus {
  const listeners = new Set<(event: ServerEvent) => void>()
  const tell = (listener: (event: ServerEvent) => void, event: ServerEvent): void => {
    try {
      listener(event)
    } catch (error: unknown) {
      onFailure(error)
    }
  }
  return {
    publish: (...events) => {
      for (const event of events) for (const listener of [...listeners]) tell(listener, event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
