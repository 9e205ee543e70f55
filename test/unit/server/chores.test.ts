import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startChores } from '../../../server/boot/chores.ts'
import { keptLog } from '../../support/kept-log.ts'

describe('chores', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('TRM-1 are done again and again, also after one failed, and told in the log', async () => {
    const kept = keptLog()
    const run = vi.fn(() => Promise.reject(new Error('the table is locked')))
    const chores = startChores([{ everySeconds: 5, run }], kept.log)
    await vi.advanceTimersByTimeAsync(15_000)
    await chores.stop()
    expect(run).toHaveBeenCalledTimes(3)
    expect(kept.lines()).toHaveLength(3)
    expect(kept.text()).not.toContain('locked')
  })

  it('TRM-1 are never done twice at once, and waited for at the end', async () => {
    const ends: (() => void)[] = []
    const run = vi.fn(() => new Promise<void>((resolve) => void ends.push(resolve)))
    const chores = startChores([{ everySeconds: 5, run }], keptLog().log)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(run).toHaveBeenCalledTimes(1)
    let stopped = false
    const stopping = chores.stop().then(() => (stopped = true))
    await vi.advanceTimersByTimeAsync(0)
    expect(stopped).toBe(false)
    for (const end of ends) end()
    await stopping
    await vi.advanceTimersByTimeAsync(30_000)
    expect(run).toHaveBeenCalledTimes(1)
  })
  it('MAIL-2 are done at once and in order where somebody asks, and what comes up while one is under way is not left lying', async () => {
    const told: string[] = []
    const ends: (() => void)[] = []
    const slow = () => new Promise<void>((resolve) => ends.push(() => resolve(void told.push('slow'))))
    const chores = startChores(
      [
        { everySeconds: 5, run: slow },
        { everySeconds: 60, run: () => Promise.resolve(void told.push('quick')) },
      ],
      keptLog().log,
    )
    await vi.advanceTimersByTimeAsync(5_000)
    const done = chores.doAll()
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(told).toEqual(['slow'])
    ends[1]?.()
    await done
    expect(told).toEqual(['slow', 'slow', 'quick'])
    await chores.stop()
  })
})
