import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { inRepository, repository } from '../repository.ts'

/** Where this machine reaches the demo. */
export function demoAddress(): string {
  return `http://127.0.0.1:${process.env['TILLPASS_PORT'] ?? '7300'}`
}

/** Starts the server with its demo, in a process group of its own: an interrupt reaches it through us, once. */
export function startDemoServer(): ChildProcess {
  return spawn(process.execPath, [inRepository('dist', 'server', 'demo.js')], { cwd: repository, stdio: 'inherit', detached: true })
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
    return (await fetch(`${demoAddress()}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false // nobody listens yet
  }
}
