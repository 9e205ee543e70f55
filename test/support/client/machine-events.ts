import fc from 'fast-check'
import type { MachineEvent } from '../../../client/machine/events.ts'
import {
  approvedTerminal,
  codeOffers,
  deactivatedTerminal,
  demand,
  deviceTries,
  mailingTerminal,
  managerSession,
  ok,
  pausedTerminal,
  pinAsked,
  revokedTerminal,
  session,
  tillPin,
  unknownTerminal,
} from './machine-driver.ts'
import { ownDeviceAnswers, ownDeviceDeeds } from './own-device-events.ts'
import { problem } from './scripted-server.ts'

/** So long that no moment holds these digits by chance. */
export const secretPin = '2841730592846173'
export const secretPassword = 'correct horse battery'
export const newPin = '6172830594861527'
export const mailedCode = '8KQ2-M4TX'
const request = 'request-of-a-code'
export const tokens = ['token-of-amara', 'token-of-sofia', 'token-of-a-change', 'token-of-a-step', 'request-of-a-code']

const token = fc.constantFrom(...tokens)
const unreachable = fc.constantFrom({ kind: 'unreachable', cause: 'network' } as const, { kind: 'unreachable', cause: 'server' } as const)
const refusal = fc
  .constantFrom(
    'pin_not_accepted',
    'pin_not_usable',
    'pin_change_not_accepted',
    'current_pin_not_accepted',
    'code_not_accepted',
    'device_paused',
    'try_later',
    'device_not_approved',
    'pin_login_inactive',
    'invalid_token',
    'password_not_accepted',
    'browser_devices_forbidden',
    'not_signed_in',
    'use_dpop_nonce' as const,
  )
  .map((code) => ({ kind: 'problem', problem: problem(code, { retryAfterSeconds: 60, waitSeconds: 60 }) }) as const)
const empty = fc.oneof(fc.constant(ok(null)), unreachable, refusal)
const terminal = fc.oneof(
  fc.constantFrom(approvedTerminal, mailingTerminal, unknownTerminal, revokedTerminal, deactivatedTerminal, pausedTerminal).map(ok),
  unreachable,
  refusal,
)
const opened = fc.oneof(
  fc
    .constantFrom(
      session(),
      managerSession(),
      managerSession({ mayLift: true }),
      managerSession({ approval: 'offer' }),
      session({ resumed: true }),
    )
    .map(ok),
  unreachable,
  refusal,
)
/** What a right password is answered with where the role asks for a PIN too (POL-8). */
const asked = fc.constantFrom(ok(pinAsked()), ok(demand({ reason: 'missing' })))

/** Whatever may happen to a device, in whatever order, fitting or not. */
export const anyEvent: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc.constantFrom<MachineEvent>(
    { type: 'pin_typed', pin: secretPin },
    { type: 'password_typed', username: 'sofia', password: secretPassword },
    { type: 'new_pin_chosen', given: { pin: newPin, imageName: 'snail', personalPhrase: 'Hello' } },
    { type: 'own_pin_opened' },
    { type: 'own_pin_chosen', given: { pin: newPin, proof: { currentPin: secretPin } } },
    { type: 'own_pin_chosen', given: { pin: newPin, proof: { password: secretPassword } } },
    ...ownDeviceDeeds({ pin: secretPin }, { password: secretPassword }),
    { type: 'lost_pin_opened' },
    { type: 'code_wanted', name: 'sofia' },
    { type: 'code_typed', code: mailedCode },
    { type: 'lost_pin_chosen', given: { pin: newPin } },
    { type: 'offers_wanted' },
    { type: 'new_pin_left' },
    { type: 'second_step_typed', pin: secretPin },
    { type: 'second_step_left' },
    { type: 'password_wanted' },
    { type: 'pin_wanted' },
    { type: 'approval_opened' },
    { type: 'approval_confirmed', name: 'Register 2' },
    { type: 'approval_declined', dontAskAgain: true },
    { type: 'approval_declined', dontAskAgain: false },
    { type: 'lift_confirmed' },
    { type: 'lift_declined' },
    { type: 'locked' },
    { type: 'signed_out' },
    { type: 'left_idle' },
    { type: 'retry_wanted' },
    { type: 'acknowledged' },
    { type: 'started' },
    { type: 'credential_ready', thumbprint: 'own-key', inMemory: false },
    { type: 'credential_trouble', trouble: 'locked' },
    { type: 'stream_opened' },
    { type: 'stream_lost' },
    { type: 'timer_rang', timer: 'retry' },
    { type: 'timer_rang', timer: 'wait' },
    { type: 'timer_rang', timer: 'expiry' },
    { type: 'server_said', event: { type: 'terminal_changed' } },
    { type: 'server_said', event: { type: 'session_ended', sessionId: session().id, reason: 'user_blocked' } },
    { type: 'server_said', event: { type: 'session_ended', sessionId: managerSession().id, reason: 'device_revoked' } },
  ),
  terminal.map((answer): MachineEvent => ({ type: 'terminal_answered', answer })),
  opened.map((answer): MachineEvent => ({ type: 'pin_answered', answer })),
  fc.constantFrom(ok(demand()), ok(demand({ generatedOnly: true }))).map((answer): MachineEvent => ({ type: 'pin_answered', answer })),
  opened.map((answer): MachineEvent => ({ type: 'new_pin_answered', token: demand().token, answer })),
  fc
    .oneof(fc.constant(ok({ pins: [newPin, '48213', '70956'], expiresAt: demand().expiresAt })), unreachable, refusal)
    .map((answer): MachineEvent => ({ type: 'offers_answered', token: demand().token, answer })),
  fc
    .tuple(token, fc.oneof(fc.constantFrom(ok(tillPin()), ok(tillPin({ takes: [] }))), unreachable, refusal))
    .map(([of, answer]): MachineEvent => ({ type: 'own_pin_read', token: of, answer })),
  fc.tuple(token, empty).map(([of, answer]): MachineEvent => ({ type: 'own_pin_answered', token: of, answer })),
  ownDeviceAnswers(token, unreachable, refusal),
  fc
    .tuple(token, fc.oneof(fc.constant(ok({ pins: [newPin, '48213', '70956'], expiresAt: demand().expiresAt })), unreachable, refusal))
    .map(([of, answer]): MachineEvent => ({ type: 'own_offers_answered', token: of, answer })),
  fc
    .oneof(fc.constant(ok({ request, expiresAt: demand().expiresAt })), unreachable, refusal)
    .map((answer): MachineEvent => ({ type: 'code_asked', answer })),
  fc
    .oneof(fc.constantFrom(ok(codeOffers()), ok(codeOffers({ typing: null }))), unreachable, refusal)
    .map((answer): MachineEvent => ({ type: 'code_offers_answered', request, answer })),
  fc.oneof(fc.constant(ok({})), unreachable, refusal).map((answer): MachineEvent => ({ type: 'code_redeemed', request, answer })),
  opened.map((answer): MachineEvent => ({ type: 'password_answered', answer })),
  asked.map((answer): MachineEvent => ({ type: 'password_answered', answer })),
  fc
    .tuple(token, fc.oneof(opened, fc.constant(ok(demand()))))
    .map(([of, answer]): MachineEvent => ({ type: 'second_step_answered', token: of, answer })),
  fc.record({
    type: fc.constantFrom('lift_answered', 'lock_answered', 'end_answered'),
    token,
    answer: empty,
  }) as fc.Arbitrary<MachineEvent>,
  token.map((of): MachineEvent => ({ type: 'candidates_answered', token: of, answer: ok({ items: [] }), suggestedName: '' })),
  token.map((of): MachineEvent => ({ type: 'approval_answered', token: of, answer: ok({ id: 'd', name: 'Register 2' }) })),
  token.map((of): MachineEvent => ({ type: 'tries_answered', token: of, answer: ok(deviceTries) })),
  fc
    .tuple(token, fc.oneof(fc.constant(ok({ ...session(), lockedAt: null })), unreachable, refusal))
    .map(([of, answer]): MachineEvent => ({ type: 'session_answered', token: of, answer })),
)
