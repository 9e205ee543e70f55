import { approveDevice, getOwnTries, liftOwnPause, listReattachable } from '../../contract/http/devices.ts'
import {
  endSession,
  getSession,
  lockSession,
  signInWithPassword,
  signInWithPin,
  signInWithSecondStep,
} from '../../contract/http/sessions.ts'
import { getTerminal, getTerminalLogo } from '../../contract/http/terminal.ts'
import { assertNever } from '../../contract/errors.ts'
import { callServer } from '../http/call-server.ts'
import { type ReadDeps, readServer } from '../http/read-server.ts'
import type { Effect, Happening } from '../machine/events.ts'
import type { ClientDeps } from './client-deps.ts'
import { runNewPinEffect } from './run-new-pin-effect.ts'
import { runOwnDeviceEffect } from './run-own-device-effect.ts'

/** Effects that ask the server something and bring its answer. */
export type ServerEffect = Exclude<Effect, { type: 'load_credential' | 'listen' | 'save_preferences' | 'set_timer' | 'stop_timer' }>

/** Makes the call that an effect stands for. Reads beside the first one are repeated; what changes anything is sent once. */
export async function runServerEffect(deps: ClientDeps, server: ReadDeps, effect: ServerEffect): Promise<Happening> {
  switch (effect.type) {
    case 'read_terminal':
      // Repeated by the machine, which shows each try (TRM-3).
      return { type: 'terminal_answered', answer: await callServer(server, getTerminal, {}) }
    case 'read_logo':
      return { type: 'logo_answered', answer: await readServer(server, getTerminalLogo, {}) }
    case 'read_session':
      return { type: 'session_answered', token: effect.token, answer: await readServer(server, getSession, { token: effect.token }) }
    case 'sign_in_with_pin': {
      const { pin, token } = effect
      return { type: 'pin_answered', answer: await callServer(server, signInWithPin, { token, body: { pin } }) }
    }
    case 'change_pin':
    case 'offer_pins':
    case 'read_own_pin':
    case 'set_own_pin':
    case 'offer_own_pins':
    case 'ask_pin_code':
    case 'offer_by_code':
    case 'redeem_pin_code':
      return runNewPinEffect(server, effect)
    case 'read_own_device':
    case 'rename_own_device':
    case 'revoke_own_device':
      return runOwnDeviceEffect(server, effect)
    case 'sign_in_with_password': {
      const { username, password } = effect
      const organisation = effect.organisation ?? deps.organisation ?? undefined
      const body = { organisation, username, password }
      return { type: 'password_answered', answer: await callServer(server, signInWithPassword, { body }) }
    }
    case 'take_second_step': {
      const { token, pin } = effect
      const answer = await callServer(server, signInWithSecondStep, { body: { token, pin } })
      return { type: 'second_step_answered', token, answer }
    }
    case 'lock':
      return { type: 'lock_answered', token: effect.token, answer: await callServer(server, lockSession, { token: effect.token }) }
    case 'end_session': {
      const { token, reason } = effect
      return { type: 'end_answered', token, answer: await callServer(server, endSession, { token, query: { reason } }) }
    }
    case 'read_tries':
      return { type: 'tries_answered', token: effect.token, answer: await readServer(server, getOwnTries, { token: effect.token }) }
    case 'lift':
      return { type: 'lift_answered', token: effect.token, answer: await callServer(server, liftOwnPause, { token: effect.token }) }
    case 'read_candidates':
      return readCandidates(deps, server, effect.token)
    case 'approve':
      return approve(deps, server, effect)
    default:
      return assertNever(effect)
  }
}

async function readCandidates(deps: ClientDeps, server: ReadDeps, token: string): Promise<Happening> {
  const query = { machineId: await deps.machineHint() }
  const answer = await readServer(server, listReattachable, { token, query })
  return { type: 'candidates_answered', token, answer, suggestedName: deps.suggestedName }
}

async function approve(deps: ClientDeps, server: ReadDeps, effect: Extract<Effect, { type: 'approve' }>): Promise<Happening> {
  const { token, name, replaces } = effect
  const machineId = await deps.machineHint()
  const body = { name, machineId, platform: deps.platform, appVersion: deps.appVersion, replaces }
  return { type: 'approval_answered', token, answer: await callServer(server, approveDevice, { token, body }) }
}
