import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Effect, MachineEvent } from '../../../client/machine/events.ts'
import { type Machine, newMachine } from '../../../client/machine/machine.ts'
import { reduce } from '../../../client/machine/reduce.ts'
import { terminalStateOf } from '../../../client/machine/view.ts'
import { terminalStateSchema } from '../../../contract/terminal-state.ts'
import {
  approvedTerminal,
  deactivatedTerminal,
  codeOffers,
  demand,
  deviceTries,
  mailingTerminal,
  managerSession,
  ok,
  pausedTerminal,
  pinAsked,
  revokedTerminal,
  server,
  session,
  startTime,
  tillPin,
  unknownTerminal,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

/** So long that no moment holds these digits by chance. */
const secretPin = '2841730592846173'
const secretPassword = 'correct horse battery'
const newPin = '6172830594861527'
const mailedCode = '8KQ2-M4TX'
const request = 'request-of-a-code'
const tokens = ['token-of-amara', 'token-of-sofia', 'token-of-a-change', 'token-of-a-step', 'request-of-a-code']

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

const event: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc.constantFrom<MachineEvent>(
    { type: 'pin_typed', pin: secretPin },
    { type: 'password_typed', username: 'sofia', password: secretPassword },
    { type: 'new_pin_chosen', given: { pin: newPin, imageName: 'snail', personalPhrase: 'Hello' } },
    { type: 'own_pin_opened' },
    { type: 'own_pin_chosen', given: { pin: newPin, proof: { currentPin: secretPin } } },
    { type: 'own_pin_chosen', given: { pin: newPin, proof: { password: secretPassword } } },
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

interface Seen {
  event: MachineEvent
  before: Machine
  after: Machine
  effects: readonly Effect[]
}

function forEachStep(check: (seen: Seen) => void): void {
  const run = fc.array(fc.tuple(event, fc.nat(90_000)), { maxLength: 60 })
  fc.assert(
    fc.property(run, (events) => {
      let machine = newMachine(server, { organisationIsSet: false })
      let now = startTime
      for (const [next, later] of events) {
        now += later
        const step = reduce(machine, next, { now, random: 0.5 })
        check({ event: next, before: machine, after: step.machine, effects: step.effects })
        machine = step.machine
      }
    }),
    { numRuns: 2_000 },
  )
}

const inside = new Set(['home', 'approval', 'lift', 'ownPin'])

function opens(seen: MachineEvent): boolean {
  if (seen.type === 'new_pin_answered') return seen.answer.kind === 'ok'
  return signsIn(seen) && seen.answer.kind === 'ok' && seen.answer.body.kind === 'session'
}

type SignIn = 'pin_answered' | 'password_answered' | 'second_step_answered'

function signsIn(seen: MachineEvent): seen is Extract<MachineEvent, { type: SignIn }> {
  return seen.type === 'pin_answered' || seen.type === 'password_answered' || seen.type === 'second_step_answered'
}

it('PIN-6 nothing but an answer that opens a session leads inside', () => {
  forEachStep(({ event: seen, before, after }) => {
    if (inside.has(after.screen.kind)) expect(after.session?.lockedSince).toBeNull()
    if (before.session === null && after.session !== null) expect(opens(seen)).toBe(true)
  })
})

it('TRM-2 only an answer to a PIN or password takes a lock away', () => {
  forEachStep(({ event: seen, before, after }) => {
    const isUnlocked = typeof before.session?.lockedSince === 'number' && after.session?.lockedSince === null
    if (isUnlocked) expect(opens(seen)).toBe(true)
  })
})

it('LOG-2 no PIN or password is ever in the machine, and no token in what the window sees', () => {
  forEachStep(({ after }) => {
    const text = JSON.stringify(after)
    expect(text).not.toContain(secretPin)
    expect(text).not.toContain(secretPassword)
    expect(text).not.toContain(newPin)
    const shown = JSON.stringify(terminalStateOf(after, 'electron'))
    for (const secret of [...tokens, mailedCode]) expect(shown).not.toContain(secret)
  })
})

it('FRC-1 a demand for a new PIN is no session, and leads inside only by the answer to the new one', () => {
  forEachStep(({ event: seen, before, after }) => {
    if (after.demand === null) return
    expect(after.session === null || after.session.lockedSince !== null).toBe(true)
    if (before.demand === null) expect(signsIn(seen)).toBe(true)
  })
})

it('POL-8 the question for the PIN after the password is no session, and comes from an answer to the password alone', () => {
  forEachStep(({ event: seen, before, after }) => {
    if (after.secondStep === null) return
    expect(after.session === null || after.session.lockedSince !== null).toBe(true)
    if (before.secondStep === null) expect(seen.type).toBe('password_answered')
  })
})

const sends = new Set<Effect['type']>([
  'sign_in_with_pin',
  'sign_in_with_password',
  'take_second_step',
  'change_pin',
  'set_own_pin',
  'redeem_pin_code',
])
const typings = new Set<MachineEvent['type']>([
  'pin_typed',
  'password_typed',
  'second_step_typed',
  'new_pin_chosen',
  'own_pin_chosen',
  'lost_pin_chosen',
])

it('TRM-3 one typed PIN or password is sent at most once', () => {
  forEachStep(({ event: seen, effects }) => {
    const sent = effects.filter(({ type }) => sends.has(type))
    expect(sent.length).toBeLessThanOrEqual(typings.has(seen.type) ? 1 : 0)
  })
})

it('every state is one that the contract knows', () => {
  forEachStep(({ after }) => {
    expect(terminalStateSchema.safeParse(terminalStateOf(after, 'browser')).success).toBe(true)
  })
})

it('SELF-7 TRM-2 the way of who forgot the PIN names nobody, and opens nothing', () => {
  forEachStep(({ event: seen, after }) => {
    if (after.screen.kind !== 'lostPin') return
    expect(JSON.stringify(after.screen)).not.toMatch(/amara|sofia/i)
    if (seen.type.startsWith('code_')) expect(after.session === null || after.session.lockedSince !== null).toBe(true)
  })
})

it('TRM-3 a login screen never stands still: away from the server there is always a next try', () => {
  forEachStep(({ after, before, effects }) => {
    if (after.outage === null || after.outage === before.outage) return
    const isTried = effects.some((effect) => effect.type === 'read_terminal' || (effect.type === 'set_timer' && effect.timer === 'retry'))
    expect(isTried).toBe(true)
  })
})
