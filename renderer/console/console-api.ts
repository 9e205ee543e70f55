import type { z } from 'zod'
import {
  changePinAtConsole,
  consoleSessionSchema,
  endConsoleSession,
  getConsoleSession,
  offerPinsAtConsole,
  openConsoleSession,
  openConsoleWithSecondStep,
} from '../../contract/http/console.ts'
import { offeredPinsSchema } from '../../contract/http/pin-changes.ts'
import { pinAskedSchema } from '../../contract/http/sessions.ts'
import { send } from './api/send.ts'

export interface SignIn {
  organisation?: string
  username: string
  password: string
}

/** What may come between password and session: the PIN, or a new one (POL-8). */
export type Asked = z.infer<typeof pinAskedSchema>
export type GivenPin = z.infer<typeof openConsoleWithSecondStep.body>
export type GivenNewPin = z.infer<typeof changePinAtConsole.body>

/** Signs this browser in; the session lives in a cookie that no script can read. */
export const signIn = (body: SignIn) => send({ method: openConsoleSession.method, path: openConsoleSession.path, body }, parseEntry)

/** The PIN after the password (POL-8). */
export const signInWithPin = (body: GivenPin) =>
  send({ method: openConsoleWithSecondStep.method, path: openConsoleWithSecondStep.path, body }, parseEntry)

/** The PIN that was demanded (POL-8). */
export const signInWithNewPin = (body: GivenNewPin) =>
  send({ method: changePinAtConsole.method, path: changePinAtConsole.path, body }, parseEntry)

/** Three PINs to choose one of (POL-9). */
export const offerPins = (token: string) =>
  send({ method: offerPinsAtConsole.method, path: offerPinsAtConsole.path, body: { token } }, async (response) =>
    offeredPinsSchema.parse(await response.json()),
  )

/** Who is signed in in this browser. */
export const getSession = () => send({ method: getConsoleSession.method, path: getConsoleSession.path }, parseSession)

/** Signs this browser out. */
export const signOut = () => send({ method: endConsoleSession.method, path: endConsoleSession.path }, () => Promise.resolve(null))

async function parseSession(response: Response) {
  return consoleSessionSchema.parse(await response.json())
}

async function parseEntry(response: Response) {
  if (response.status !== 200) return { kind: 'session' as const, session: await parseSession(response) }
  return { kind: 'asked' as const, asked: pinAskedSchema.parse(await response.json()) }
}
