import { consoleSessionSchema, endConsoleSession, getConsoleSession, openConsoleSession } from '../../contract/http/console.ts'
import { send } from './api/send.ts'

export interface SignIn {
  organisation?: string
  username: string
  password: string
}

/** Signs this browser in; the session lives in a cookie that no script can read. */
export const signIn = (body: SignIn) => send({ method: openConsoleSession.method, path: openConsoleSession.path, body }, parseSession)

/** Who is signed in in this browser. */
export const getSession = () => send({ method: getConsoleSession.method, path: getConsoleSession.path }, parseSession)

/** Signs this browser out. */
export const signOut = () => send({ method: endConsoleSession.method, path: endConsoleSession.path }, () => Promise.resolve(null))

async function parseSession(response: Response) {
  return consoleSessionSchema.parse(await response.json())
}
