import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from '../repository.ts'

export interface Command {
  file: string
  words: readonly string[]
  /** Added to our own environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>
  /** Seconds after which it is stopped, with everything that it started. */
  limit: number
  /** Where both of its outputs go. */
  log: string
}

export interface Outcome {
  ok: boolean
  output: string
  seconds: number
}

const running = new Set<ChildProcess>()

/** Runs a command to its end. Its outputs go to a file, not a pipe: what it leaves running cannot hold us up. */
export async function runCommand(command: Command): Promise<Outcome> {
  mkdirSync(path.dirname(command.log), { recursive: true })
  const log = openSync(command.log, 'w')
  const begun = performance.now()
  const end = await finish(start(command, log), command.limit)
  closeSync(log)
  const output = readFileSync(command.log, 'utf8') + (typeof end === 'string' ? `\n${end}\n` : '')
  return { ok: end === 0, output, seconds: (performance.now() - begun) / 1000 }
}

function start(command: Command, log: number): ChildProcess {
  const env = { ...process.env, ...command.env }
  return spawn(command.file, command.words, { cwd: repository, env, stdio: ['ignore', log, log], detached: true })
}

/** Its exit code, or a sentence that says how else it ended. */
function finish(child: ChildProcess, limit: number): Promise<number | string> {
  running.add(child)
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stopGroup(child)
      resolve(`stopped after ${limit} seconds`)
    }, limit * 1000)
    const end = (how: number | string): void => {
      clearTimeout(timer)
      running.delete(child)
      resolve(how)
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', (code, signal) => end(code ?? `ended by ${String(signal)}`))
  })
}

function stopGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error: unknown) {
    if (!isGone(error)) throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH'
}

/** Stops everything that `runCommand` still runs. */
export function stopRunning(): void {
  running.forEach(stopGroup)
}

/** Leaves at once, and leaves nothing running, when somebody interrupts us. */
export function stopWithUs(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopRunning()
      process.exit(130)
    })
  }
}
