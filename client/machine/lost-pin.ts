import type { ErrorCode, Problem } from '../../contract/errors.ts'
import type { askForPinCodeOnDevice, CodeOffers } from '../../contract/http/pin-codes.ts'
import type { Arguments } from '../../contract/ipc.ts'
import { keypadBetween } from '../../contract/keypad-of.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { LostPin, Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { refusePin } from './pin-login.ts'
import { refusalOf } from './refusal.ts'
import { showLogin } from './settle.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** "Forgot PIN?" on the keypad (SELF-7), where the server mails codes. */
export function onLostPinOpened(machine: Machine, now: number): Step {
  const { screen } = machine
  if (screen.kind !== 'pin' || screen.busy || !screen.canRecover) return stay(machine)
  return showLogin({ ...machine, lost: { step: 'name' }, codeWorked: false }, now)
}

/** User name or address. The same comes of every name. */
export function onCodeWanted(machine: Machine, name: string): Step {
  const { screen, lost } = machine
  if (screen.kind !== 'lostPin' || screen.busy || lost?.step !== 'name') return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'ask_pin_code', name })
}

export function onCodeAsked(machine: Machine, answer: Answer<BodyOf<typeof askForPinCodeOnDevice>>, moment: Moment): Step {
  const { screen, lost } = machine
  if (screen.kind !== 'lostPin' || lost?.step !== 'name') return stay(machine)
  if (answer.kind === 'ok') return goOn(machine, { step: 'code', request: answer.body.request }, moment)
  return refused(machine, lost, answer, moment)
}

/** The code of the mail. It is a key for some minutes, and stays in here as tokens do. */
export function onCodeTyped(machine: Machine, code: string): Step {
  const { screen, lost } = machine
  if (screen.kind !== 'lostPin' || screen.busy || lost === null || lost.step === 'name') return stay(machine)
  return step(machine, { screen: { ...screen, busy: true }, lost: { step: 'code', request: lost.request, code } })
}

/** The code was right where three PINs came: they went to the window that asked, and none of them is kept here. */
export function onCodeOffers(machine: Machine, request: string, answer: Answer<CodeOffers>, moment: Moment): Step {
  const { lost } = machine
  if (lost === null || lost.step === 'name' || lost.request !== request || lost.code === undefined) return stay(machine)
  if (answer.kind !== 'ok') return refused(machine, lost, answer, moment)
  const { typing } = answer.body
  return goOn(machine, { step: 'choose', request, code: lost.code, keypad: typing && keypadBetween(typing) }, moment)
}

/** A new PIN. It passes into the effect and is kept nowhere (TRM-4). */
export function onLostPinChosen(machine: Machine, given: Arguments<'setLostPin'>): Step {
  const { screen, lost } = machine
  if (screen.kind !== 'lostPin' || screen.busy || lost?.step !== 'choose') return stay(machine)
  const { request, code } = lost
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'redeem_pin_code', request, code, given })
}

/** Set: back on the keypad, which takes it. A code opens no session, and who types the new PIN once more knows it. */
export function onCodeRedeemed(machine: Machine, request: string, answer: Answer<unknown>, moment: Moment): Step {
  const { lost } = machine
  if (lost?.step !== 'choose' || lost.request !== request) return stay(machine)
  if (answer.kind !== 'ok') return refused(machine, lost, answer, moment)
  return andThen(keepContact({ ...machine, lost: null, codeWorked: true }, moment.now), (there) => showLogin(there, moment.now))
}

/** Back to the keypad. */
export function onLostPinLeft(machine: Machine, now: number): Step {
  const { screen } = machine
  return screen.kind === 'lostPin' && !screen.busy ? showLogin({ ...machine, lost: null }, now) : stay(machine)
}

function goOn(machine: Machine, lost: LostPin, moment: Moment): Step {
  return andThen(keepContact({ ...awake(machine), lost }, moment.now), (there) => showLogin(there, moment.now))
}

function awake(machine: Machine): Machine {
  const { screen } = machine
  return screen.kind === 'lostPin' ? { ...machine, screen: { ...screen, refusal: null, busy: false } } : machine
}

type Bad = { kind: 'problem'; problem: Problem } | Extract<Answer<unknown>, { kind: 'unreachable' }>

function refused(machine: Machine, lost: LostPin, answer: Bad, moment: Moment): Step {
  const { now } = moment
  if (answer.kind === 'unreachable') {
    // What was asked for may have been done: the code is typed anew, or the new PIN tried.
    return andThen(loseContact({ ...machine, lost: null }, answer.cause, moment, true), (away) => showLogin(away, now))
  }
  const { problem } = answer
  if (ofTheDevice.has(problem.code)) return andThen(showLogin({ ...machine, lost: null }, now), (there) => refusePin(there, problem, now))
  const refusal = refusalOf(problem, machine.refusals + 1, now)
  const shown = awake({ ...machine, lost: after(lost, problem), refusals: refusal.number })
  return andThen(keepContact(shown, now), (there) =>
    andThen(showLogin(there, now), (next) =>
      next.screen.kind === 'lostPin' ? step(next, { screen: { ...next.screen, refusal } }) : stay(next),
    ),
  )
}

/** A code that is worth nothing any more is asked for anew; a wrong one is typed again. */
function after(lost: LostPin, { code, triesLeft }: Problem): LostPin {
  if (code !== 'code_not_accepted' || lost.step === 'name') return lost.step === 'code' ? { step: 'code', request: lost.request } : lost
  return triesLeft === 0 ? { step: 'name' } : { step: 'code', request: lost.request }
}

const ofTheDevice: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['device_not_approved', 'browser_devices_forbidden', 'pin_login_inactive'])
