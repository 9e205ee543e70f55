import type { Executor } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller } from '../../http/caller.ts'
import { placeHash } from '../../http/place-hash.ts'
import { changeByToken, offerByToken, type GivenPin, type TokenHolder } from './change-by-token.ts'
import type { ConsoleChangeDeps } from './pin-change-deps.ts'
import { tokenRefused } from './pin-change-policy.ts'
import type { FoundToken } from './pin-change-store.ts'

/** What a browser does with the token that a sign-in to the console was answered with (POL-8). */
export interface ConsolePinChanges<Session> {
  change: (caller: BrowserCaller, given: GivenPin) => Promise<Session | Refused>
  offer: (caller: BrowserCaller, token: string) => Promise<{ pins: string[]; expiresAt: number } | Refused>
}

export function createConsolePinChanges<Session extends object>(deps: ConsoleChangeDeps<Session>): ConsolePinChanges<Session> {
  return {
    change: async (caller, given) => {
      const holder = holderAt(caller)
      if (holder === null) return tokenRefused
      let opened: Session | null = null
      const along = async (tx: Executor, token: FoundToken): Promise<void> => {
        opened = await deps.signIn(tx, caller, token.user_id)
      }
      const refused = await changeByToken(deps, { ...holder, along }, given)
      return refused === null ? there<Session>(opened) : refused
    },
    offer: async (caller, token) => {
      const holder = holderAt(caller)
      return holder === null ? tokenRefused : offerByToken(deps, holder, token)
    },
  }
}

function there<Session>(opened: Session | null): Session {
  if (opened === null) throw new Error('a change of PIN opened no session')
  return opened
}

function holderAt({ place, ip }: BrowserCaller): TokenHolder | null {
  if (place === null) return null
  const bound = { surface: 'console', browserPlace: placeHash(place) } as const
  return { place: bound, deviceId: null, ip, standing: () => Promise.resolve({ since: 0 }) }
}
