import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Effect, MachineEvent } from '../../../client/machine/events.ts'
import { type Machine, newMachine } from '../../../client/machine/machine.ts'
import { reduce } from '../../../client/machine/reduce.ts'
import { terminalStateOf } from '../../../client/machine/view.ts'
import { terminalStateSchema } from '../../../contract/terminal-state.ts'
import { server, startTime } from '../../support/client/machine-driver.ts'
import { anyEvent, mailedCode, newPin, secretPassword, secretPin, tokens } from '../../support/client/machine-events.ts'

interface Seen {
  event: MachineEvent
  before: Machine
  after: Machine
  effects: readonly Effect[]
}

function forEachStep(check: (seen: Seen) => void): void {
  const run = fc.array(fc.tuple(anyEvent, fc.nat(90_000)), { maxLength: 60 })
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

const inside = new Set(['home', 'approval', 'lift', 'ownPin', 'ownDevice'])

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
  'rename_own_device',
  'revoke_own_device',
])
const typings = new Set<MachineEvent['type']>([
  'pin_typed',
  'password_typed',
  'second_step_typed',
  'new_pin_chosen',
  'own_pin_chosen',
  'lost_pin_chosen',
  'own_device',
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
