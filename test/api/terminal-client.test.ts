import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTerminalClient, type TerminalClient } from '../../client/terminal-client.ts'
import { systemClock } from '../../client/ports/clock.ts'
import type { PreferenceStore } from '../../client/ports/preference-store.ts'
import { systemEffects } from '../../server/boot/system-effects.ts'
import { newOrganisationRow } from '../../server/features/organisations/new-organisation.ts'
import { createMemoryCredentialStore } from '../support/client/memory-credential-store.ts'
import { createMemoryPreferenceStore } from '../support/client/memory-preference-store.ts'
import { openConsole } from '../support/console.ts'
import { eventually } from '../support/eventually.ts'
import { startTestServer, type TestServer, type WithPassword } from '../support/test-server.ts'

/** The client that both shells use, against the real server: what the screens would show. */
let server: TestServer
let now: number
const clients: TerminalClient[] = []

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 10, 42)
  server = await startTestServer({ now: () => now })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.stop()
  await server.stop()
})

async function device(preferences: PreferenceStore = createMemoryPreferenceStore()): Promise<TerminalClient> {
  const client = createTerminalClient({
    serverUrl: server.url,
    organisation: null,
    fetch,
    credentials: createMemoryCredentialStore(),
    preferences,
    clock: systemClock,
    random: () => 0.5,
    machineHint: () => Promise.resolve('the-same-machine'),
    suggestedName: 'till-07',
    platform: 'electron',
    appVersion: '0.1.0',
    report: () => undefined,
  })
  clients.push(client)
  await client.start()
  return client
}

async function approvedDevice(preferences?: PreferenceStore): Promise<TerminalClient> {
  const client = await device(preferences)
  await client.signInWithPassword(server.manager)
  await client.approve({ name: 'Register 2' })
  await client.signOut()
  now += 1_000
  return client
}

async function screenOf(client: TerminalClient) {
  return (await client.getState()).screen
}

function cashiers(): [WithPassword, WithPassword] {
  const [one, other] = server.staff
  if (!one || !other) throw new Error('the test organisation has staff')
  return [one, other]
}

/** PINs that nobody has, no two alike. */
function* wrongPins(): Generator<string, never> {
  const taken = new Set([server.admin, server.manager, ...server.staff].map(({ pin }) => pin))
  for (let number = 10_007; ; number += 1_013) {
    const pin = String(number % 100_000).padStart(5, '0')
    if (!taken.has(pin)) yield pin
  }
}

it('TRM-2 a lock is kept for its user: the own PIN resumes, a colleague switches', async () => {
  const [amara, linh] = cashiers()
  const client = await approvedDevice()
  await client.signInWithPin({ pin: amara.pin })
  await client.lock()
  expect(await screenOf(client)).toMatchObject({ kind: 'pin', lockedFor: { displayName: amara.displayName } })
  await client.signInWithPin({ pin: amara.pin })
  expect(await screenOf(client)).toMatchObject({ kind: 'home', resumed: true })
  await client.lock()
  await client.signInWithPin({ pin: linh.pin })
  expect(await screenOf(client)).toMatchObject({ kind: 'home', resumed: false, user: { displayName: linh.displayName } })
})

it('GRD-1 GRD-9 waits, a pause, and a manager who lifts it on the device', async () => {
  const client = await approvedDevice()
  const wrong = wrongPins()
  const minutes: number[] = []
  for (let tries = 0; tries < 10; tries += 1) {
    await client.signInWithPin({ pin: wrong.next().value })
    const screen = await screenOf(client)
    if (screen.kind !== 'waiting') continue
    minutes.push(screen.seconds / 60)
    now += screen.seconds * 1_000
    client.stop()
    await client.start()
  }
  expect(minutes).toEqual([1, 5, 15, 30, 90])
  expect(await screenOf(client)).toMatchObject({ kind: 'paused', reason: 'in_a_row' })

  await client.usePassword()
  expect(await screenOf(client)).toMatchObject({ kind: 'password', notice: 'lift_needs_lead' })
  await client.signInWithPassword(server.manager)
  expect(await screenOf(client)).toMatchObject({ kind: 'lift', tries: { wrongToday: 10, liftsLeft: 2 } })
  await client.lift()
  await client.signOut()
  await eventually(async () => expect(await screenOf(client)).toMatchObject({ kind: 'pin' }))
  await client.signInWithPin({ pin: cashiers()[0].pin })
  expect(await screenOf(client)).toMatchObject({ kind: 'home' })
})

it('GRD-9 staff who sign in with a password on a paused device just get in', async () => {
  const client = await approvedDevice()
  const wrong = wrongPins()
  for (let tries = 0; tries < 10; tries += 1) {
    await client.signInWithPin({ pin: wrong.next().value })
    now += 100 * 60_000
    client.stop()
    await client.start()
  }
  await client.usePassword()
  await client.signInWithPassword(cashiers()[0])
  expect(await screenOf(client)).toMatchObject({ kind: 'home', method: 'password' })
})

it('DEV-4 "Don\'t ask again" holds on that device, and approval works from the settings', async () => {
  const client = await device()
  await client.signInWithPassword(server.manager)
  expect(await screenOf(client)).toMatchObject({ kind: 'approval', from: 'sign_in', suggestedName: 'till-07' })
  await client.declineApproval({ dontAskAgain: false })
  await client.signOut()
  await client.signInWithPassword(server.manager)
  expect(await screenOf(client)).toMatchObject({ kind: 'approval' })
  await client.declineApproval({ dontAskAgain: true })
  await client.signOut()
  await client.signInWithPassword(server.admin)
  expect(await screenOf(client)).toMatchObject({ kind: 'home', pinLogin: 'may_approve' })
  await client.openApproval()
  await client.approve({ name: 'Register 2' })
  expect(await screenOf(client)).toMatchObject({ kind: 'home', pinLogin: 'on_here' })
})

it('DEV-1 staff never see the offer', async () => {
  const client = await device()
  await client.signInWithPassword(cashiers()[0])
  expect(await screenOf(client)).toMatchObject({ kind: 'home', pinLogin: 'not_allowed' })
})

it('DEV-12 a device whose key was lost says so, and one approval re-attaches it', async () => {
  const preferences = createMemoryPreferenceStore()
  await approvedDevice(preferences)
  const client = await device(preferences)
  expect(await screenOf(client)).toMatchObject({ kind: 'password', notice: 'credential_lost' })
  await client.signInWithPassword(server.manager)
  const screen = await screenOf(client)
  expect(screen).toMatchObject({ kind: 'approval', suggestedName: 'Register 2', candidates: [{ name: 'Register 2', sameMachine: true }] })
  const replaces = screen.kind === 'approval' ? screen.candidates[0]?.id : undefined
  await client.approve({ name: 'Register 2', replaces })
  await client.signOut()
  expect(await client.getState()).toMatchObject({ screen: { kind: 'pin' }, deviceName: 'Register 2' })
})

it('TRM-3 a server that comes back finds the terminal as it was, and no try was spent', async () => {
  const client = await approvedDevice()
  await server.node.stop()
  await client.signInWithPin({ pin: cashiers()[0].pin })
  expect(await screenOf(client)).toMatchObject({ kind: 'unreachable' })
  await server.restart()
  await eventually(async () => expect((await screenOf(client)).kind).toBe('pin'))
  await client.signInWithPin({ pin: wrongPins().next().value })
  expect(await screenOf(client)).toMatchObject({ kind: 'pin', refusal: { triesLeft: 4 } })
})

it('DEV-2 offers the approval to the manager who is in while somebody activates PIN login, without another sign-in', async () => {
  const admin = await openConsole(server, server.admin)
  await admin.send('PUT', '/v1/pin-login', { active: false, confirm: { password: server.admin.password } })
  const client = await device()
  await client.signInWithPassword(server.manager)
  expect(await screenOf(client)).toMatchObject({ kind: 'home', pinLogin: 'before_activation' })
  await admin.send('PUT', '/v1/pin-login', { active: true })
  await eventually(async () => expect(await screenOf(client)).toMatchObject({ kind: 'home', pinLogin: 'may_approve' }))
})

it('DEV-3 asks for the organisation where the server has several, until the device is approved', async () => {
  const alone = await device()
  await eventually(async () => expect(await screenOf(alone)).toMatchObject({ kind: 'password', asksOrganisation: false }))
  const other = newOrganisationRow({ id: systemEffects.newId(), slug: 'bakery', name: 'Bakery', now })
  await server.database.query.insertInto('organisations').values(other).execute()
  const client = await device()
  await eventually(async () => expect(await screenOf(client)).toMatchObject({ kind: 'password', asksOrganisation: true }))
  await client.signInWithPassword({ ...server.manager, organisation: server.organisation.slug })
  await client.approve({ name: 'Register 2' })
  await client.signOut()
  await client.usePassword()
  expect(await screenOf(client)).toMatchObject({ kind: 'password', asksOrganisation: false })
})
