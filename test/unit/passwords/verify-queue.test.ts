import { describe, expect, it } from 'vitest'
import { createVerifyQueue } from '../../../server/features/passwords/verify-queue.ts'

/** Work that ends when told. */
function openEnded() {
  let end: (value: string) => void = () => undefined
  const ended = new Promise<string>((resolve) => {
    end = resolve
  })
  return { work: () => ended, end }
}

describe('verify queue', () => {
  it('GRD-8 works on so many at once, lets so many wait, and turns the rest away', async () => {
    const queue = createVerifyQueue({ atOnce: 2, waiting: 1 })
    const begun: number[] = []
    const jobs = [openEnded(), openEnded(), openEnded()]
    const visits = jobs.map((job, index) =>
      queue.enter((turn) =>
        turn(() => {
          begun.push(index)
          return job.work()
        }),
      ),
    )
    expect(await queue.enter((turn) => turn(() => Promise.resolve('late')))).toEqual({ kind: 'full' })
    expect(begun).toEqual([0, 1])
    jobs[1]?.end('second')
    expect(await visits[1]).toEqual({ kind: 'done', value: 'second' })
    jobs[2]?.end('third')
    expect(await visits[2]).toEqual({ kind: 'done', value: 'third' })
    expect(begun).toEqual([0, 1, 2])
    jobs[0]?.end('first')
    expect(await visits[0]).toEqual({ kind: 'done', value: 'first' })
  })

  it('GRD-8 goes on after work that failed', async () => {
    const queue = createVerifyQueue({ atOnce: 1, waiting: 0 })
    await expect(queue.enter((turn) => turn(() => Promise.reject(new Error('no memory'))))).rejects.toThrow('no memory')
    expect(await queue.enter((turn) => turn(() => Promise.resolve('next')))).toEqual({ kind: 'done', value: 'next' })
  })
})
