import {
  type ConsoleSession,
  consoleSessionSchema,
  endConsoleSession,
  getConsoleSession,
  openConsoleSession,
} from '../../contract/http/console.ts'
import type { Call } from '../../contract/call.ts'
import { type Problem, problemSchema } from '../../contract/errors.ts'

export interface SignIn {
  organisation?: string
  username: string
  password: string
}

/** What came of a call: what it answers, why the server refused, or that there was no answer to be had. */
export type Answer<Data> = { kind: 'done'; data: Data } | { kind: 'refused'; problem: Problem } | { kind: 'away' }

/** Signs this browser in; the session lives in a cookie that no script can read. */
export const signIn = (given: SignIn) => answerOf(openConsoleSession, parseSession, given)

/** Who is signed in in this browser. */
export const getSession = () => answerOf(getConsoleSession, parseSession)

/** Signs this browser out. */
export const signOut = () => answerOf(endConsoleSession, () => Promise.resolve(null))

async function parseSession(response: Response): Promise<ConsoleSession> {
  return consoleSessionSchema.parse(await response.json())
}

async function answerOf<Data>(call: Call, read: (response: Response) => Promise<Data>, body?: object): Promise<Answer<Data>> {
  try {
    const response = await fetch(call.path, {
      method: call.method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (response.ok) return { kind: 'done', data: await read(response) }
    return { kind: 'refused', problem: problemSchema.parse(await response.json()) }
  } catch {
    // No network, or an answer that is none of ours, such as a proxy's page.
    return { kind: 'away' }
  }
}
