import {
  changePinAtConsole,
  endConsoleSession,
  getConsoleSession,
  offerPinsAtConsole,
  openConsoleSession,
  openConsoleWithSecondStep,
} from '../../../contract/http/console.ts'
import type { PinChangeRequired } from '../../../contract/http/sessions.ts'
import type { SecurityImage } from '../../../contract/security-images.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller } from '../../http/caller.ts'
import { passwordProblem } from '../../http/password-check.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { ConsoleSessionService, OpenedConsole } from './console-session-service.ts'

type Opened = Omit<OpenedConsole, 'place'>

/** The token with the new PIN, and by what its owner wants to know the screen. */
interface GivenPin {
  token: string
  wanted: { pin: string } | { offer: string }
  imageName: SecurityImage | undefined
  personalPhrase: string | undefined
}

/** What may come between the password and the session (POL-8). */
export interface ConsoleSteps {
  signInWithPin: (
    caller: BrowserCaller,
    given: { token: string; pin: string },
  ) => Promise<{ kind: 'opened'; opened: Opened } | { kind: 'change'; demanded: PinChangeRequired } | { kind: 'refused'; refused: Refused }>
  changePin: (caller: BrowserCaller, given: GivenPin) => Promise<Opened | Refused>
  offerPins: (caller: BrowserCaller, token: string) => Promise<{ pins: string[]; expiresAt: number } | Refused>
}

/** Sign-in and sign-out of the console. The token travels in an HttpOnly cookie and in no body. */
export function consoleSessionRoutes(service: ConsoleSessionService, steps: ConsoleSteps): Route[] {
  return [
    defineRoute(openConsoleSession, async ({ caller, body }) => {
      const outcome = await service.open(caller, body)
      if (outcome.kind === 'asked') return { status: 200, body: outcome.asked, cookies: [placeCookie(outcome.place)] }
      if (outcome.kind === 'no') return outcome.refused
      if (outcome.kind !== 'opened') return passwordProblem(outcome)
      const { place, ...opened } = outcome.opened
      const answer = toAnswer(opened)
      return { ...answer, cookies: [...answer.cookies, placeCookie(place)] }
    }),
    ...stepRoutes(steps),
    defineRoute(getConsoleSession, async ({ caller }) => ({ status: 200, body: await service.read(caller) })),
    defineRoute(endConsoleSession, async ({ caller }) => {
      await service.end(caller)
      return { status: 204, cookies: [{ cookie: 'session', value: null }] }
    }),
  ]
}

function stepRoutes(steps: ConsoleSteps): Route[] {
  return [
    defineRoute(openConsoleWithSecondStep, async ({ caller, body }) => {
      const outcome = await steps.signInWithPin(caller, body)
      if (outcome.kind === 'refused') return outcome.refused
      return outcome.kind === 'change' ? { status: 200, body: outcome.demanded } : toAnswer(outcome.opened)
    }),
    defineRoute(changePinAtConsole, async ({ caller, body }) => {
      const { token, imageName, personalPhrase, ...wanted } = body
      const opened = await steps.changePin(caller, { token, imageName, personalPhrase, wanted })
      return 'refused' in opened ? opened : toAnswer(opened)
    }),
    defineRoute(offerPinsAtConsole, async ({ caller, body }) => {
      const offers = await steps.offerPins(caller, body.token)
      if ('refused' in offers) return offers
      return { status: 201, body: { pins: offers.pins, expiresAt: new Date(offers.expiresAt).toISOString() } }
    }),
  ]
}

function toAnswer({ session, token, seconds }: Opened) {
  return { status: 201, body: session, cookies: [{ cookie: 'session', value: token, seconds }] } as const
}

function placeCookie(value: string) {
  return { cookie: 'place', value } as const
}
