import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { stopRunning } from './run-command.ts'

/** Asks a child to end and waits until it has; after `patience` milliseconds it is made to. */
export async function stopChild(child: ChildProcess, patience = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await gone
  clearTimeout(timer)
}

/** Aborts when somebody interrupts us; from then on ending in time is our own affair. */
export function interruption(): AbortSignal {
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort())
  interrupt.signal.addEventListener('abort', stopRunning)
  return interrupt.signal
}
