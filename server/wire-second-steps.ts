import { keypadOf } from '../contract/keypad-of.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import type { Database, Executor } from './db/database.ts'
import type { EventBus } from './events/event-bus.ts'
import { startSession } from './features/console-sessions/console-session-service.ts'
import type { Effects } from './features/effects.ts'
import { findOrganisation } from './features/organisations/organisation-store.ts'
import type { OneMailbox } from './features/one-mailbox/one-mailbox.ts'
import { isKnownPlace, noteKnownPlace } from './db/known-places.ts'
import { findById } from './features/passwords/password-user-store.ts'
import { createConsolePinChanges } from './features/pin-changes/change-at-console.ts'
import { demandFirstPin, demandPinChange, type ProvedPin } from './features/pin-changes/demand-pin-change.ts'
import { compareOwnPin } from './features/pins/own-pin.ts'
import type { PinCoreDeps } from './features/pins/pin-deps.ts'
import type { PinLookup } from './features/pins/pin-lookup.ts'
import { findPin } from './features/pins/pin-store.ts'
import { createPinTagger } from './features/pins/pin-tagger.ts'
import { readGivingRules } from './features/pins/pin-user-store.ts'
import { askStep, type AskDeps, type ProvedPassword } from './features/second-steps/ask-step.ts'
import { createConsoleStep } from './features/second-steps/step-at-console.ts'
import { createTerminalStep } from './features/second-steps/step-at-terminal.ts'
import { openAfterPassword } from './features/sessions/password-sign-in.ts'
import { isForbidden, lockDevice } from './features/sessions/tap-store.ts'
import type { BrowserCaller, DeviceCaller } from './http/caller.ts'
import { placeHash } from './http/place-hash.ts'
import { tokenChangesOf } from './wire-pin-changes.ts'

interface StepsNeed {
  database: Database
  effects: Effects
  events: EventBus
  keys: KeyRing
  pins: Pick<PinLookup, 'findPinOwner' | 'notePinLogin' | 'activePinStats'>
  oneMailbox: Pick<OneMailbox, 'refuses'>
}

type Proved = Pick<ProvedPassword, 'organisation' | 'user'>

/** What comes between a right password and the session where the role asks for a PIN too (POL-8). */
export function wireSecondSteps(needs: StepsNeed, isPaused: (tx: Executor, deviceId: string) => Promise<boolean>) {
  const ask = (tx: Executor, proved: ProvedPassword) => askStep(askDepsOf(needs), tx, proved)
  return {
    askAtTerminal: (tx: Executor, { proof, ip }: DeviceCaller, proved: Proved & { deviceId: string | null }) =>
      ask(tx, { ...proved, place: { surface: 'terminal', place: proof.thumbprint }, ip }),
    askAtConsole: (tx: Executor, { place, ip }: { place: string; ip: string }, proved: Proved) =>
      ask(tx, { ...proved, place: { surface: 'console', place: placeHash(place) }, deviceId: null, ip }),
    signInWithSecondStep: createTerminalStep({
      ...stepDepsOf(needs),
      lockDevice,
      isForbidden,
      open: (tx, caller, user) =>
        openAfterPassword({ effects: needs.effects, organisationById: findOrganisation, isPaused }, tx, caller, user, 'both'),
    }),
  }
}

/** The same at the console, whose sessions live in cookies. */
export function wireConsoleSteps(needs: StepsNeed, ofPins: PinCoreDeps) {
  const start = (tx: Executor, caller: BrowserCaller, userId: string) => startFor(needs, tx, caller, userId)
  const changes = createConsolePinChanges({ ...tokenChangesOf(ofPins, needs.pins), signIn: start })
  const step = createConsoleStep({ ...stepDepsOf(needs), open: (tx, caller, user) => start(tx, caller, user.id) })
  return {
    signInWithPin: async (caller: BrowserCaller, given: { token: string; pin: string }) => {
      const outcome = await step(caller, given)
      if (outcome.kind === 'opened') needs.events.publish(...outcome.opened.events)
      return outcome
    },
    changePin: async (...[caller, given]: Parameters<typeof changes.change>) => {
      const opened = await changes.change(caller, given)
      if (!('refused' in opened)) needs.events.publish(...opened.events)
      return opened
    },
    offerPins: (...[caller, token]: Parameters<typeof changes.offer>) => changes.offer(caller, token),
  }
}

async function startFor({ effects }: StepsNeed, tx: Executor, caller: BrowserCaller, userId: string) {
  const user = await findById(tx, userId)
  if (user === undefined) throw new Error('a token outlived its user')
  return startSession({ effects }, tx, caller, user, 'both')
}

function stepDepsOf({ database, effects, events, keys, pins }: StepsNeed) {
  const tagger = createPinTagger(keys)
  return {
    database,
    effects,
    events,
    places: { isKnownPlace, noteKnownPlace },
    comparePin: (tx: Executor, typed: { organisationId: string; userId: string; pin: string }) => compareOwnPin(tagger, tx, typed),
    notePinLogin: ((tx, login) => pins.notePinLogin(tx, login)) satisfies PinLookup['notePinLogin'],
    demandPinChange: (tx: Executor, proved: ProvedPassword) =>
      demandPinChange({ effects, givingRules: readGivingRules }, tx, toPin(proved)),
  }
}

function askDepsOf({ effects, pins, oneMailbox }: StepsNeed): AskDeps {
  return {
    effects,
    hasPin: async (tx, userId) => (await findPin(tx, userId)) !== undefined,
    keypad: async (tx, { id, pin_min_length }) => {
      const { lengths } = await pins.activePinStats(tx, id)
      return keypadOf(lengths.length > 0 ? lengths : [pin_min_length])
    },
    refuseFirstPin: (tx, { organisation, user, ip, deviceId }) =>
      oneMailbox.refuses(tx, { organisationId: organisation.id, userId: user.id, ip, deviceId }, 'pin', 'signed_in'),
    demandFirstPin: (tx, proved) => demandFirstPin({ effects, givingRules: readGivingRules }, tx, toPin(proved)),
  }
}

/** Who proved the password, as the demand for a new PIN takes it. */
function toPin({ organisation, user, place, deviceId, ip }: ProvedPassword): ProvedPin {
  const { surface } = place
  const bound = {
    surface,
    key_thumbprint: surface === 'terminal' ? place.place : null,
    browser_place: surface === 'console' ? place.place : null,
    app_key_id: null,
  }
  return { organisation, userId: user.id, place: bound, afterPassword: true, deviceId, ip }
}
