import { expect, it } from 'vitest'
import type { Driver } from '../../support/client/machine-driver.ts'
import {
  approvedTerminal,
  deviceTries,
  managerSession,
  ok,
  started,
  unknownTerminal,
  withAmaraIn,
} from '../../support/client/machine-driver.ts'
import { problem } from '../../support/client/scripted-server.ts'

const password = { type: 'password_typed', username: 's.lindqvist', password: 'correct horse' } as const
const token = 'token-of-sofia'
const offered = { type: 'password_answered', answer: ok(managerSession({ approval: 'offer' })) } as const
const noCandidates = { type: 'candidates_answered', token, answer: ok({ items: [] }), suggestedName: 'till-07' } as const
const given = { type: 'approval_confirmed', name: 'Register 2' } as const
const approved = { type: 'approval_answered', token, answer: ok({ id: 'd', name: 'Register 2' }) } as const

function atApproval(): Driver {
  return started(unknownTerminal).on(password, offered, noCandidates)
}

it('DEV-3 the approval screen follows the sign-in at once, with a name to begin with', () => {
  expect(atApproval().machine.screen).toMatchObject({ kind: 'approval', from: 'sign_in', suggestedName: 'till-07', candidates: [] })
})

it('DEV-1 without an offer of the server there is no approval screen', () => {
  const driver = started(unknownTerminal).on(password, { type: 'password_answered', answer: ok(managerSession()) })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', pinLogin: 'not_allowed' })
  expect(driver.on({ type: 'approval_opened' }).effects).toEqual([])
})

it('DEV-1 a PIN session cannot open the approval', () => {
  expect(withAmaraIn().on({ type: 'approval_opened' }).effects).toEqual([])
})

it('DEV-2 before activation the settings say so', () => {
  const answer = ok(managerSession({ approval: 'before_activation' }))
  const driver = started(unknownTerminal).on(password, { type: 'password_answered', answer })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', pinLogin: 'before_activation' })
})

it('DEV-5 approving leads home, the session goes on, and the next sign-out shows the keypad', () => {
  const driver = atApproval().on(given)
  expect(driver.effects).toEqual([{ type: 'approve', token, name: 'Register 2' }])
  driver.on(approved, { type: 'terminal_answered', answer: ok(approvedTerminal) })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', pinLogin: 'on_here', user: { displayName: 'Sofia Lindqvist' } })
  expect(driver.on({ type: 'signed_out' }).machine.screen.kind).toBe('pin')
})

it('DEV-5 whoever signs out before the server was read again sees the keypad all the same', () => {
  const driver = atApproval().on(given, approved, { type: 'signed_out' })
  expect(driver.machine.screen.kind).toBe('pin')
})

it('DEV-4 a plain decline brings the approval back at the next login', () => {
  const driver = atApproval().on({ type: 'approval_declined', dontAskAgain: false })
  expect(driver.machine.screen).toMatchObject({ kind: 'home', pinLogin: 'may_approve' })
  expect(driver.on({ type: 'signed_out' }, password, offered).effects).toContainEqual({ type: 'read_candidates', token })
})

it('DEV-4 "Don\'t ask again" is kept, and approval works from the settings then', () => {
  const driver = atApproval().on({ type: 'approval_declined', dontAskAgain: true })
  expect(driver.effects).toContainEqual(expect.objectContaining({ type: 'save_preferences' }))
  driver.on({ type: 'signed_out' }, password, offered)
  expect(driver.machine.screen).toMatchObject({ kind: 'home', pinLogin: 'may_approve' })
  driver.on({ type: 'approval_opened' }, noCandidates)
  expect(driver.machine.screen).toMatchObject({ kind: 'approval', from: 'settings' })
})

it('DEV-4 an approval forgets "Don\'t ask again"', () => {
  const driver = atApproval().on(
    { type: 'approval_declined', dontAskAgain: true },
    { type: 'approval_opened' },
    noCandidates,
    given,
    approved,
  )
  expect(driver.machine.stored.memory).toEqual({ approvedKeys: { 'https://pin.example': 'own-key' }, dontOfferApproval: false })
})

it('DEV-12 the record of the same machine gives the name to begin with', () => {
  const items = [{ id: 'd-1', name: 'Counter left', lastSeenAt: null, sameMachine: true }]
  const driver = started(unknownTerminal).on(password, offered, { ...noCandidates, answer: ok({ items }) })
  expect(driver.machine.screen).toMatchObject({ kind: 'approval', suggestedName: 'Counter left', candidates: items })
  const replaces = '0198a000-0000-7000-8000-00000000000d'
  expect(driver.on({ ...given, replaces }).effects).toEqual([{ type: 'approve', token, name: 'Register 2', replaces }])
})

it('the approval screen opens without the list of records where that cannot be read', () => {
  const answer = { kind: 'unreachable', cause: 'network' } as const
  expect(started(unknownTerminal).on(password, offered, { ...noCandidates, answer }).machine.screen).toMatchObject({
    kind: 'approval',
    candidates: [],
  })
})

it('DEV-3 a name that the server refuses is said beside the field', () => {
  const refusal = problem('invalid_request', { errors: [{ field: 'name', rule: 'A device name has 1 to 60 characters.' }] })
  const driver = atApproval().on(given, { type: 'approval_answered', token, answer: { kind: 'problem', problem: refusal } })
  expect(driver.machine.screen).toMatchObject({
    kind: 'approval',
    busy: false,
    refusal: { detail: 'A device name has 1 to 60 characters.' },
  })
})

it('TRM-3 an approval without an answer is not sent again by itself', () => {
  const driver = atApproval().on(given, { type: 'approval_answered', token, answer: { kind: 'unreachable', cause: 'network' } })
  expect(driver.machine.screen).toMatchObject({ kind: 'approval', busy: false, refusal: { code: 'unavailable' } })
  driver.on({ type: 'timer_rang', timer: 'retry' }, { type: 'terminal_answered', answer: ok(unknownTerminal) })
  expect(driver.machine.screen.kind).toBe('approval')
  expect(driver.effects).not.toContainEqual(expect.objectContaining({ type: 'approve' }))
})

it('TRM-2 an answer that was asked for before the lock opens nothing over it', () => {
  const inside = [password, offered, noCandidates, { type: 'approval_declined', dontAskAgain: false }] as const
  const driver = started(approvedTerminal).on({ type: 'password_wanted' }, ...inside, { type: 'approval_opened' })
  expect(driver.effects).toEqual([{ type: 'read_candidates', token }])
  driver.on({ type: 'left_idle' }, noCandidates)
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Sofia Lindqvist' } })
  driver.on({ type: 'tries_answered', token, answer: ok(deviceTries) })
  expect(driver.machine.screen).toMatchObject({ kind: 'pin', lockedFor: { displayName: 'Sofia Lindqvist' } })
})
