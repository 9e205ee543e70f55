import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { ReadStream } from 'node:tty'
import { newPasswordSchema } from '../../contract/values.ts'

/** Far more than any password, in characters: whoever pipes a file in by mistake is told. */
const tooMuch = 4_096

/** The new password from standard input: its first line, or asked for where a person types, unseen. @returns it, or what is wrong with it. */
export async function readPassword(
  input: ReadStream | NodeJS.ReadableStream,
  ask: (question: string) => void,
): Promise<{ password: string } | { wrong: string }> {
  const typed = 'isTTY' in input && input.isTTY ? await askUnseen(input, ask) : await readFirstLine(input)
  const read = newPasswordSchema.safeParse(typed)
  return read.success ? { password: read.data } : { wrong: read.error.issues[0]?.message ?? 'That is no password.' }
}

async function readFirstLine(input: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const part of input) {
    text += typeof part === 'string' ? part : Buffer.from(part).toString('utf8')
    if (text.length > tooMuch) break
  }
  return text.split(/\r?\n/, 1)[0] ?? ''
}

async function askUnseen(input: NodeJS.ReadableStream, ask: (question: string) => void): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: unseen, terminal: true })
  ask('New password: ')
  const answer = await lines.question('')
  lines.close()
  ask('\n')
  return answer
}
