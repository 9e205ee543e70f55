/** How often it is looked, in milliseconds. A look that comes much later tells that the machine let this process wait. */
const look = 10

/**
 * Milliseconds that some work takes of its own: waits and computing count, but no time in which the machine did not let this process
 * run. A bound in a test then measures the product, also on a machine that stalls.
 */
export async function ownTime(work: () => Promise<unknown>): Promise<number> {
  let own = 0
  let last = moment()
  const note = (): void => {
    const now = moment()
    own += Math.min(now.wall - last.wall, Math.max(2 * look, now.cpu - last.cpu))
    last = now
  }
  const timer = setInterval(note, look)
  try {
    await work()
  } finally {
    clearInterval(timer)
    note()
  }
  return own
}

/** The least of some goes, of which the first that is quick enough is the last: other work on the machine never lies on all of them. */
export async function quickest(work: () => Promise<unknown>, enough: number, goes = 5): Promise<number> {
  const took = await ownTime(work)
  return took < enough || goes === 1 ? took : Math.min(took, await quickest(work, enough, goes - 1))
}

/** Milliseconds that this thread computes, however often others come first. */
export function computing(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

function moment(): { wall: number; cpu: number } {
  const { user, system } = process.threadCpuUsage()
  return { wall: performance.now(), cpu: (user + system) / 1_000 }
}
