import { vi } from 'vitest'

/** Waits until it holds, for as long as a test may take: how soon that is says something of the machine, not of the product. */
export function eventually<Held>(holds: () => Held | Promise<Held>): Promise<Held> {
  return vi.waitFor(holds, { timeout: 15_000, interval: 10 })
}
