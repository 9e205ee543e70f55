import type { z } from 'zod'
import type { Call } from '../../contract/call.ts'
import { type Problem, problemSchema, statusOfCode } from '../../contract/errors.ts'
import { jsonOf } from './json.ts'

/** `network`: no answer came. `server`: an answer came that is none, or the server said that it cannot work now. */
export type UnreachableCause = 'network' | 'server'

/** What became of a call. Nothing of the request is in it, so a PIN or password never lives on in a result. */
export type Answer<Body> =
  { kind: 'ok'; body: Body } | { kind: 'problem'; problem: Problem } | { kind: 'unreachable'; cause: UnreachableCause }

/** The bodies that a call answers with; null for an empty one. */
export type BodyOf<C extends Call> = {
  [Status in keyof C['responses']]: C['responses'][Status] extends z.ZodType ? z.infer<C['responses'][Status]> : null
}[keyof C['responses']]

export interface RawAnswer {
  status: number
  text: string
}

/** Parses an answer with the contract's schema of its status, or as a problem; anything else counts as a server that is not there. */
export function parseAnswer<C extends Call>(call: C, raw: RawAnswer): Answer<BodyOf<C>> {
  if (isDeclared(call, raw.status)) return parseBody(call, raw.status, raw.text)
  const problem = problemSchema.safeParse(jsonOf(raw.text))
  if (!problem.success || raw.status >= 500) return { kind: 'unreachable', cause: 'server' }
  return { kind: 'problem', problem: problem.data }
}

type Declared = keyof Call['responses']

function isDeclared(call: Call, status: number): status is Declared {
  return Object.hasOwn(call.responses, status)
}

function parseBody<C extends Call>(call: C, status: Declared, text: string): Answer<BodyOf<C>> {
  const schema = call.responses[status]
  if (!schema) return { kind: 'ok', body: null as BodyOf<C> }
  const body = schema.safeParse(jsonOf(text))
  if (!body.success) return { kind: 'unreachable', cause: 'server' }
  return { kind: 'ok', body: body.data as BodyOf<C> }
}

/** True for the one refusal after which a request may be sent again as it is: the server wanted a newer nonce. */
export function isNonceWanted(raw: RawAnswer): boolean {
  if (raw.status !== statusOfCode.use_dpop_nonce) return false
  const problem = problemSchema.safeParse(jsonOf(raw.text))
  return problem.success && problem.data.code === 'use_dpop_nonce'
}
