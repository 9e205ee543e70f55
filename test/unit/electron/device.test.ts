import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freshPreferences } from '../../../client/ports/preference-store.ts'
import { createFilePreferenceStore } from '../../../electron/device/file-preference-store.ts'
import { machineHint } from '../../../electron/device/machine-hint.ts'
import { withMemoryFallback } from '../../../electron/device/memory-fallback.ts'
import { withPatience } from '../../../electron/device/with-patience.ts'
import { createFakeClock } from '../../support/client/fake-clock.ts'
import { createMemoryCredentialStore, makeTestKey } from '../../support/client/memory-credential-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tillpass-device-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const stored = {
  preferences: { language: 'nl', theme: 'dark', contrast: 'system' } as const,
  memory: { approvedKeys: { 'https://pin.example': 'thumbprint' }, dontOfferApproval: true },
}

it('DEV-4 what the device remembers outlasts a restart', async () => {
  const file = path.join(folder, 'new', 'preferences.json')
  await createFilePreferenceStore(file).save(stored)
  expect(await createFilePreferenceStore(file).load()).toEqual(stored)
})

it('two savings at once leave one whole file', async () => {
  const store = createFilePreferenceStore(path.join(folder, 'preferences.json'))
  await Promise.all([store.save(freshPreferences), store.save(stored)])
  expect(await store.load()).toEqual(stored)
  expect(await readdir(folder)).toEqual(['preferences.json'])
})

it.each(['', '{"preferences":', '{"preferences":{"theme":"pink"}}'])('preferences that hold %j read as never used', async (text) => {
  const file = path.join(folder, 'preferences.json')
  await writeFile(file, text)
  expect(await createFilePreferenceStore(file).load()).toEqual(freshPreferences)
})

it('a saving that fails says so and does not stop the next', async () => {
  const store = createFilePreferenceStore(path.join(folder, 'a-file', 'preferences.json'))
  await writeFile(path.join(folder, 'a-file'), '')
  await expect(store.save(stored)).rejects.toThrow()
  await rm(path.join(folder, 'a-file'))
  await store.save(stored)
  expect(await store.load()).toEqual(stored)
})

it('DEV-12 a machine without an id gives an empty hint', async () => {
  const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  expect(await machineHint(() => Promise.resolve(hashOfNothing))).toBe('')
  expect(await machineHint(() => Promise.reject(new Error('no such file')))).toBe('')
})

it('DEV-12 a machine with an id gives its hash', async () => {
  expect(await machineHint()).toMatch(/^([0-9a-f]{64})?$/)
  expect(await machineHint(() => Promise.resolve('abc'))).toBe('abc')
})

it('DEV-12 a keychain that waits for a password counts as locked, and is not asked twice', async () => {
  const clock = createFakeClock()
  const keychain = createMemoryCredentialStore(await makeTestKey())
  let unlock: () => void = () => undefined
  let questions = 0
  const waiting = {
    ...keychain,
    load: () => {
      questions += 1
      return new Promise<void>((resolve) => (unlock = resolve)).then(() => keychain.load())
    },
  }
  const store = withPatience(waiting, clock, 15_000)
  const first = store.load()
  clock.advance(15_000)
  expect(await first).toEqual({ kind: 'trouble', trouble: 'locked' })
  const second = store.load()
  unlock()
  expect(await second).toMatchObject({ kind: 'found' })
  expect(questions).toBe(1)
  expect(clock.pending()).toEqual([])
})

it('the demo uses the keychain where there is one', async () => {
  const store = withMemoryFallback(createMemoryCredentialStore())
  expect(await store.load()).toEqual({ kind: 'none' })
  expect(await store.create()).toMatchObject({ kind: 'created' })
  expect(store.inMemory()).toBe(false)
})

it('the demo keeps its key in memory where the keychain is unusable, and says so', async () => {
  const keychain = createMemoryCredentialStore()
  keychain.trouble = 'absent'
  const store = withMemoryFallback(keychain)
  const first = await store.load()
  expect(first).toMatchObject({ kind: 'found' })
  expect(await store.load()).toEqual(first)
  expect(store.inMemory()).toBe(true)
})
