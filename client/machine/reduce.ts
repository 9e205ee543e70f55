import { assertNever } from '../../contract/errors.ts'
import type { TerminalEvent } from '../../contract/http/terminal.ts'
import type { Preferences } from '../../contract/terminal-state.ts'
import { onApprovalAnswered, onApprovalConfirmed, onApprovalDeclined, onApprovalOpened, onCandidates } from './approval.ts'
import type { Deed, Effect, Happening, MachineEvent, Moment, TimerName } from './events.ts'
import { onEndAnswered, onLeftIdle, onLockAnswered, onLocked, onPasswordWanted, onPinWanted, onSignedOut } from './leaving.ts'
import { onLiftAnswered, onLiftConfirmed, onLiftDeclined, onTries } from './lift.ts'
import type { Machine } from './machine.ts'
import { onNewPinAnswered, onNewPinChosen, onOffersAnswered } from './new-pin.ts'
import { onOffersWanted } from './offers.ts'
import { onChoiceLeft, reduceChoice, reduceWish } from './reduce-choice.ts'
import { refuseAddress, tryAgain } from './outage.ts'
import { onPasswordAnswered, onPasswordTyped } from './password-login.ts'
import { onSecondStepAnswered, onSecondStepLeft, onSecondStepTyped } from './second-step.ts'
import { onPinAnswered, onPinTyped } from './pin-login.ts'
import { dropSession, onSession, onSessionEnded } from './session.ts'
import { onLogo } from './shop-logo.ts'
import { settle } from './settle.ts'
import { onAcknowledged, onCredentialReady, onCredentialTrouble, onStarted } from './starting.ts'
import { stay, type Step, step } from './step.ts'
import { onTerminal } from './terminal-facts.ts'

/**
 * The device's state machine: an event in, the next machine and what is to be done out. Pure: clock and chance come with the event.
 * An event that does not fit the screen changes nothing.
 */
export function reduce(machine: Machine, event: MachineEvent, moment: Moment): Step {
  return isDeed(event) ? reduceDeed(machine, event, moment.now) : reduceHappening(machine, event, moment)
}

const deeds: Record<Deed['type'], true> = {
  pin_typed: true,
  password_typed: true,
  new_pin_chosen: true,
  own_pin_opened: true,
  own_pin_chosen: true,
  own_device: true,
  lost_pin_opened: true,
  code_wanted: true,
  code_typed: true,
  lost_pin_chosen: true,
  offers_wanted: true,
  new_pin_left: true,
  second_step_typed: true,
  second_step_left: true,
  password_wanted: true,
  pin_wanted: true,
  approval_opened: true,
  approval_confirmed: true,
  approval_declined: true,
  lift_confirmed: true,
  lift_declined: true,
  locked: true,
  signed_out: true,
  left_idle: true,
  retry_wanted: true,
  acknowledged: true,
  preferences_chosen: true,
}

function isDeed(event: MachineEvent): event is Deed {
  return Object.hasOwn(deeds, event.type)
}

function reduceDeed(machine: Machine, deed: Deed, now: number): Step {
  switch (deed.type) {
    case 'pin_typed':
      return onPinTyped(machine, deed.pin)
    case 'password_typed': {
      const { type: _type, ...typed } = deed
      return onPasswordTyped(machine, typed)
    }
    case 'new_pin_chosen':
      return onNewPinChosen(machine, deed.given)
    case 'own_pin_opened':
    case 'own_pin_chosen':
    case 'own_device':
    case 'lost_pin_opened':
    case 'code_wanted':
    case 'code_typed':
    case 'lost_pin_chosen':
      return reduceWish(machine, deed, now)
    case 'offers_wanted':
      return onOffersWanted(machine)
    case 'new_pin_left':
      return onChoiceLeft(machine, now)
    case 'second_step_typed':
      return onSecondStepTyped(machine, deed.pin)
    case 'second_step_left':
      return onSecondStepLeft(machine, now)
    case 'password_wanted':
      return onPasswordWanted(machine, now)
    case 'pin_wanted':
      return onPinWanted(machine, now)
    case 'approval_opened':
      return onApprovalOpened(machine)
    case 'approval_confirmed': {
      const { type: _type, ...given } = deed
      return onApprovalConfirmed(machine, given)
    }
    case 'approval_declined':
      return onApprovalDeclined(machine, deed.dontAskAgain)
    case 'lift_confirmed':
      return onLiftConfirmed(machine)
    case 'lift_declined':
      return onLiftDeclined(machine)
    case 'locked':
      return onLocked(machine, now, 'locked')
    case 'signed_out':
      return onSignedOut(machine, now, 'signed_out')
    case 'left_idle':
      return onLeftIdle(machine, now)
    case 'retry_wanted':
      return tryAgain(machine, now)
    case 'acknowledged':
      return onAcknowledged(machine, now)
    case 'preferences_chosen':
      return onPreferences(machine, deed.preferences)
    default:
      return assertNever(deed)
  }
}

function reduceHappening(machine: Machine, event: Happening, moment: Moment): Step {
  switch (event.type) {
    case 'started':
      return onStarted(machine)
    case 'address_refused':
      return refuseAddress(machine, moment.now)
    case 'preferences_loaded':
      return step(machine, { stored: event.stored })
    case 'credential_ready':
      return onCredentialReady(machine, event)
    case 'credential_trouble':
      return onCredentialTrouble(machine, event.trouble)
    case 'terminal_answered':
      return onTerminal(machine, event.answer, moment)
    case 'logo_answered':
      return onLogo(machine, event.answer)
    case 'session_answered':
      return onSession(machine, event.token, event.answer, moment)
    case 'pin_answered':
      return onPinAnswered(machine, event.answer, moment)
    case 'new_pin_answered':
      return onNewPinAnswered(machine, event.token, event.answer, moment)
    case 'offers_answered':
      return onOffersAnswered(machine, event.token, event.answer, moment)
    case 'own_pin_read':
    case 'own_pin_answered':
    case 'own_offers_answered':
    case 'own_device_answered':
    case 'code_asked':
    case 'code_offers_answered':
    case 'code_redeemed':
      return reduceChoice(machine, event, moment)
    case 'password_answered':
      return onPasswordAnswered(machine, event.answer, moment)
    case 'second_step_answered':
      return onSecondStepAnswered(machine, event.token, event.answer, moment)
    case 'candidates_answered':
      return onCandidates(machine, event.token, event.answer, event.suggestedName, moment)
    case 'approval_answered':
      return onApprovalAnswered(machine, event.token, event.answer, moment)
    case 'tries_answered':
      return onTries(machine, event.token, event.answer, moment)
    case 'lift_answered':
      return onLiftAnswered(machine, event.token, event.answer, moment)
    case 'lock_answered':
      return onLockAnswered(machine, event.token, event.answer, moment)
    case 'end_answered':
      return onEndAnswered(machine, event.token, event.answer)
    case 'server_said':
      return onServerSaid(machine, event.event, moment.now)
    case 'stream_opened':
      return readAnew(machine)
    case 'stream_lost':
      return machine.outage ? stay(machine) : readAnew(machine)
    case 'timer_rang':
      return onTimer(machine, event.timer, moment.now)
    default:
      return assertNever(event)
  }
}

function onServerSaid(machine: Machine, said: TerminalEvent, now: number): Step {
  return said.type === 'session_ended' ? onSessionEnded(machine, said.sessionId, said.reason, now) : readAnew(machine)
}

/** Something may have happened that nobody told: both are read anew. */
function readAnew(machine: Machine): Step {
  const session: Effect[] = machine.session ? [{ type: 'read_session', token: machine.session.token }] : []
  return step(machine, {}, { type: 'read_terminal' }, ...session)
}

function onTimer(machine: Machine, timer: TimerName, now: number): Step {
  if (timer === 'retry') return tryAgain(machine, now)
  if (timer === 'wait') return settle(machine, now)
  return machine.session && machine.session.expiresAt <= now ? dropSession(machine, now, { sessionEnded: true }) : stay(machine)
}

function onPreferences(machine: Machine, chosen: Partial<Preferences>): Step {
  const stored = { ...machine.stored, preferences: { ...machine.stored.preferences, ...chosen } }
  return step(machine, { stored }, { type: 'save_preferences', stored })
}
