import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the ports that a system gives away by itself: Linux from 32768 on, others from 49152 on. */
const range = { from: 20_000, to: 32_000 }

/**
 * A free port of 127.0.0.1 for a server that is to come back at the same place: nobody is given it by chance while the server is gone.
 */
export async function fixedPort(): Promise<number> {
  for (;;) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from))
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening')
  } catch (error: unknown) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
  probe.close()
  await once(probe, 'close')
  return true
}
