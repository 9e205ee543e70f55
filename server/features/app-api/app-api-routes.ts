import {
  authenticate,
  changePinCode,
  changePinForApp,
  getAppToken,
  offerPinCodes,
  offerPinsForApp,
  succeeded,
} from '../../../contract/http/app-api.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { AppApiDeps } from './app-api-deps.ts'
import { makeAppToken } from './app-tokens.ts'
import { authenticate as checkPassword, type Authenticated } from './authenticate.ts'
import { changePinCode as setPinCode, offerForCode } from './change-pin-code.ts'

/** What other applications call (FRC-6, FRC-7). */
export function appApiRoutes(deps: AppApiDeps): Route[] {
  return [
    defineRoute(getAppToken, async ({ caller }) => {
      const made = await makeAppToken(deps, caller)
      if ('refused' in made) return made
      return { status: 200, body: { ...succeeded, AccessToken: made.token, TokenType: 'Bearer' as const, ExpiresIn: made.seconds } }
    }),
    defineRoute(authenticate, async ({ caller, body }) => {
      const typed = { username: body.Username, password: body.Password, knownPlace: body.KnownPlace ?? null }
      const done = await checkPassword(deps, caller, typed)
      return 'refused' in done ? done : { status: 200, body: { ...succeeded, ...toAnswer(done) } }
    }),
    defineRoute(changePinCode, async ({ caller, body }) => (await setPinCode(deps, caller, body)) ?? { status: 200, body: succeeded }),
    defineRoute(changePinForApp, async ({ caller, body }) => (await deps.changePin(caller, body)) ?? { status: 204 }),
    defineRoute(offerPinCodes, async ({ caller, body }) => {
      const offered = await offerForCode(deps, caller, body.Token)
      if ('refused' in offered) return offered
      return { status: 200, body: { ...succeeded, Pins: offered.pins, PinsExpireAt: new Date(offered.expiresAt).toISOString() } }
    }),
    defineRoute(offerPinsForApp, async ({ caller, body }) => {
      const offered = await deps.offerPins(caller, body.token)
      if ('refused' in offered) return offered
      return { status: 201, body: { pins: offered.pins, expiresAt: new Date(offered.expiresAt).toISOString() } }
    }),
  ]
}

function toAnswer({ user, knownPlace, pinChange }: Authenticated) {
  return {
    User: { Id: user.id, DisplayName: user.displayName, Username: user.username, Role: user.role },
    KnownPlace: knownPlace,
    ConfirmationToken: pinChange?.token ?? null,
    ConfirmationTokenExpiresAt: pinChange === null ? null : new Date(pinChange.expiresAt).toISOString(),
  }
}
