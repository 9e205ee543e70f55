import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { childEnvironment } from './child-environment.ts'

export interface CommandResult {
  status: number | null
  output: string
  complaint: string
}

/** The `tillpass` command in a process of its own, as an operator runs it. @param input what is piped in. */
export async function runTillpass(words: readonly string[], environment: Record<string, string>, input: string): Promise<CommandResult> {
  const main = path.resolve('server/cli/main.ts')
  const child = spawn(process.execPath, [main, ...words], { env: childEnvironment(environment) })
  const result: CommandResult = { status: null, output: '', complaint: '' }
  child.stdout.on('data', (part: Buffer) => (result.output += part.toString('utf8')))
  child.stderr.on('data', (part: Buffer) => (result.complaint += part.toString('utf8')))
  child.stdin.on('error', () => undefined) // it ended and did not ask
  child.stdin.end(input)
  await once(child, 'close')
  return { ...result, status: child.exitCode }
}
