import { afterEach, expect, it, vi } from 'vitest'
import type { ClientDeps } from '../../../client/effects/client-deps.ts'
import { createTerminalClient, type TerminalClient } from '../../../client/terminal-client.ts'
import type { TerminalState } from '../../../contract/terminal-state.ts'
import { createFakeClock } from '../../support/client/fake-clock.ts'
import { eventually } from '../../support/eventually.ts'
import { session, unknownTerminal } from '../../support/client/machine-driver.ts'
import { createMemoryCredentialStore, makeTestKey } from '../../support/client/memory-credential-store.ts'
import { createMemoryPreferenceStore } from '../../support/client/memory-preference-store.ts'
import { type PretendServer, rightPin, startPretendServer } from '../../support/client/pretend-server.ts'

let server: PretendServer | undefined
let client: TerminalClient | undefined
afterEach(async () => {
  client?.stop()
  await server?.stop()
})

async function clientOf(more: Partial<ClientDeps> = {}) {
  const running = (server = await startPretendServer())
  const clock = createFakeClock()
  const deps: ClientDeps = {
    serverUrl: running.url,
    organisation: null,
    fetch,
    credentials: createMemoryCredentialStore(await makeTestKey()),
    preferences: createMemoryPreferenceStore(),
    clock,
    random: () => 0.5,
    machineHint: () => Promise.resolve('machine'),
    suggestedName: 'till-07',
    platform: 'electron',
    appVersion: '0.1.0',
    report: () => undefined,
    ...more,
  }
  const states: TerminalState[] = []
  const made = (client = createTerminalClient(deps))
  made.onState((state) => states.push(state))
  return { client: made, clock, states, running, kinds: () => states.map(({ screen }) => screen.kind) }
}

it('DEV-5 starts with the keypad on an approved device, and listens', async () => {
  const { client: made, running } = await clientOf()
  await made.start()
  expect(await made.getState()).toMatchObject({
    screen: { kind: 'pin' },
    organisationName: 'Corner Shop',
    deviceName: 'Register 2',
    connected: true,
  })
  await eventually(() => expect(running.streams).toHaveLength(1))
})

it('PIN-8 a deed answers when the server has: the right PIN is in', async () => {
  const { client: made } = await clientOf()
  await made.start()
  await made.signInWithPin({ pin: rightPin })
  expect((await made.getState()).screen).toMatchObject({ kind: 'home', user: { displayName: 'Amara Okafor' } })
})

it('DEV-10 listens with the token of whoever is in, and hears that the session is over', async () => {
  const { client: made, running } = await clientOf()
  await made.start()
  await made.signInWithPin({ pin: rightPin })
  await eventually(() => expect(running.streams.map(({ token }) => token)).toEqual(['token-of-amara']))
  running.say({ type: 'session_ended', sessionId: session().id, reason: 'user_blocked' })
  await eventually(async () => expect((await made.getState()).screen.kind).toBe('pin'))
})

it('LOG-2 no state that a window gets holds a PIN, a token or the key', async () => {
  const { client: made, states } = await clientOf()
  await made.start()
  await made.signInWithPin({ pin: '90157' })
  await made.signInWithPin({ pin: rightPin })
  await made.lock()
  await made.signInWithPin({ pin: rightPin })
  await made.signOut()
  expect(states.length).toBeGreaterThan(6)
  const text = JSON.stringify(states)
  for (const secret of [rightPin, '90157', 'token-of-amara', '127.0.0.1']) expect(text).not.toContain(secret)
})

it('TRM-3 is back by itself once the server answers, and sent the PIN once', async () => {
  const { client: made, clock, running } = await clientOf()
  await made.start()
  running.instead = (response) => void response.destroy()
  await made.signInWithPin({ pin: rightPin })
  expect((await made.getState()).screen).toMatchObject({ kind: 'unreachable', typedLost: true })
  running.instead = null
  clock.advance(1_000)
  await eventually(async () => expect((await made.getState()).screen.kind).toBe('pin'))
  expect(running.paths().filter((path) => path === 'POST /v1/sessions/pin')).toHaveLength(1)
})

it('TRM-3 a server without its database is said to be away', async () => {
  const { client: made, running } = await clientOf()
  await made.start()
  running.instead = (response) => void response.writeHead(503, { 'content-type': 'application/json' }).end('{}')
  await made.signInWithPin({ pin: rightPin })
  expect((await made.getState()).screen).toMatchObject({ kind: 'unreachable', cause: 'server' })
})

it('of two reads of the terminal the newer counts, whichever is answered last', async () => {
  const { client: made, running } = await clientOf()
  const reads = () => running.paths().filter((path) => path === 'GET /v1/terminal').length
  await made.start()
  await eventually(() => expect(reads()).toBe(2))
  let answerLate = () => undefined
  running.instead = (response) => {
    answerLate = () => void response.writeHead(200).end(JSON.stringify(unknownTerminal))
  }
  running.say({ type: 'terminal_changed' })
  await eventually(() => expect(reads()).toBe(3))
  running.instead = null
  running.say({ type: 'terminal_changed' })
  await eventually(() => expect(reads()).toBe(4))
  answerLate()
  await made.signInWithPin({ pin: rightPin })
  expect(await made.getState()).toMatchObject({ screen: { kind: 'home' }, deviceName: 'Register 2' })
})

it('DEV-12 a locked keychain is said in words, and no new key is made', async () => {
  const credentials = createMemoryCredentialStore(await makeTestKey())
  const { key } = credentials
  credentials.trouble = 'locked'
  const { client: made, running } = await clientOf({ credentials })
  await made.start()
  expect((await made.getState()).screen).toEqual({ kind: 'credential', trouble: 'locked' })
  expect(running.seen).toEqual([])
  credentials.trouble = null
  await made.acknowledge()
  expect((await made.getState()).screen.kind).toBe('pin')
  expect(credentials.key).toBe(key)
})

it('an address over plain http beyond this machine is refused before anything is sent', async () => {
  const refused = vi.fn<ClientDeps['fetch']>()
  const { client: made } = await clientOf({ serverUrl: 'http://pin.example', fetch: refused })
  await made.start()
  expect((await made.getState()).screen).toMatchObject({ kind: 'unreachable', cause: 'refused_address' })
  expect(refused).not.toHaveBeenCalled()
})

it('preferences are there before the first screen, and a disk that is full costs nothing else', async () => {
  const report = vi.fn<ClientDeps['report']>()
  const preferences = createMemoryPreferenceStore()
  const { client: made } = await clientOf({ report, preferences })
  expect(await made.getPreferences()).toEqual({ language: null, theme: 'system', contrast: 'system' })
  preferences.save = () => Promise.reject(new Error('ENOSPC'))
  expect(await made.setPreferences({ language: 'nl' })).toMatchObject({ language: 'nl' })
  expect(report).toHaveBeenCalledExactlyOnceWith('preferences_not_saved')
})
