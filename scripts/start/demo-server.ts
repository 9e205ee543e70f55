import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { inRepository, repository } from '../repository.ts'

/** The address that devices sign into their requests; the server compares it (`.env.example`: TILLPASS_PUBLIC_URL). */
export function publicAddress(): string {
  return setting('TILLPASS_PUBLIC_URL') ?? `http://localhost:${port()}`
}

function port(): string {
  return setting('TILLPASS_PORT') ?? '7300'
}

/** An empty variable is the same as none. */
function setting(name: string): string | undefined {
  const value = process.env[name]
  return value === '' ? undefined : value
}

/** A corner shop on its first day, or a chain with a year behind it, in a folder of its own. */
export type DemoKind = 'shop' | 'chain'

/** Starts the server with its demo, in a process group of its own: an interrupt reaches it through us, once. */
export function startDemoServer(kind: DemoKind): ChildProcess {
  const env = kind === 'chain' ? { TILLPASS_DATA: 'data/chain', ...process.env } : process.env
  return spawn(process.execPath, [inRepository('dist', 'server', 'demo.js'), kind], {
    cwd: repository,
    env,
    stdio: 'inherit',
    detached: true,
  })
}

/** Waits until the server says that it is ready. Returns false where it ended before. */
export async function isReady(server: ChildProcess): Promise<boolean> {
  const ended = once(server, 'exit').then(() => false)
  return Promise.race([ended, answersReady(server)])
}

async function answersReady(server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    if (await asksReady()) return true
    await pause(200)
  }
  return false
}

async function asksReady(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port()}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false // nobody listens yet
  }
}
