import { parseArgs } from 'node:util'
import { z } from 'zod'
import { organisationNameSchema, organisationSlugSchema, usernameSchema } from '../../contract/values.ts'

export type Command =
  | { do: 'help' }
  | { do: 'create-organisation'; slug: string; name: string; admin: string }
  | { do: 'reset-password'; organisation: string; username: string }
  /** Called wrongly; the sentence says how. */
  | { do: 'complain'; sentence: string }

const createSchema = z.object({ slug: organisationSlugSchema, name: organisationNameSchema, admin: usernameSchema })
const resetSchema = z.object({ organisation: organisationSlugSchema, username: usernameSchema })

/** Reads the command line. @param words without the program's own name. */
export function parseCommand(words: readonly string[]): Command {
  const parsed = parse(words)
  if (typeof parsed === 'string') return { do: 'complain', sentence: parsed }
  const { values, positionals } = parsed
  if (values.help === true || positionals[0] === 'help') return { do: 'help' }
  const [what, verb, ...rest] = positionals
  if (what === 'organisation' && verb === 'create' && rest.length === 0) {
    return checked(createSchema, values, (read) => ({ do: 'create-organisation', ...read }))
  }
  if (what === 'user' && verb === 'reset-password' && rest.length <= 1) {
    return checked(resetSchema, { ...values, username: rest[0] }, (read) => ({ do: 'reset-password', ...read }))
  }
  return { do: 'complain', sentence: 'There is no such command; tillpass --help lists them.' }
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, slug: text, name: text, admin: text, organisation: text },
    })
  } catch (error: unknown) {
    if (!(error instanceof TypeError)) throw error
    return error.message.split('. ', 1)[0] ?? error.message
  }
}

function checked<Read>(schema: z.ZodType<Read>, values: unknown, toCommand: (read: Read) => Command): Command {
  const read = schema.safeParse(values)
  if (read.success) return toCommand(read.data)
  const issue = read.error.issues[0]
  const name = String(issue?.path[0])
  const wanted = name === 'username' ? 'the user name' : `--${name}`
  const missing = issue?.code === 'invalid_type'
  return { do: 'complain', sentence: missing ? `Name ${wanted}; tillpass --help says how.` : `Wrong ${wanted}: ${issue?.message ?? ''}` }
}
