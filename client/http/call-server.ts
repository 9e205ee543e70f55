import type { z } from 'zod'
import type { Call } from '../../contract/call.ts'
import { type Answer, type BodyOf, parseAnswer } from './answer.ts'
import { type SigningDeps, sendSigned } from './signed-send.ts'

export interface ServerDeps extends SigningDeps {
  /** Scheme, host and port, judged by `judgeServerAddress`. */
  origin: string
}

type BodySent<C extends Call> = C extends { body: infer Body extends z.ZodType } ? { body: z.input<Body> } : { body?: never }

/** What a call is made with: the token of a session where there is one, and what the contract asks for. */
export type CallInput<C extends Call> = { token?: string | null; query?: Record<string, string> } & BodySent<C>

/** Makes one call of the contract, once. The result is a union: no answer of a server or network throws. */
export async function callServer<C extends Call>(deps: ServerDeps, call: C, input: CallInput<C>): Promise<Answer<BodyOf<C>>> {
  const sent = await sendSigned(deps, {
    method: call.method,
    url: urlOf(deps.origin, call, input.query),
    token: input.token ?? null,
    body: 'body' in input ? JSON.stringify(input.body) : null,
  })
  return sent.kind === 'unreachable' ? { kind: 'unreachable', cause: 'network' } : parseAnswer(call, sent.raw)
}

/** The device's calls have no path parameters: a device speaks of itself alone. */
function urlOf(origin: string, call: Call, query: Record<string, string> = {}): string {
  const url = new URL(call.path, origin)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
