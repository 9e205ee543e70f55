import { afterEach, beforeEach, expect, it } from 'vitest'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { newKeyring, type TestKeyring } from '../support/keyring/in-session.ts'

let keyring: TestKeyring
beforeEach(async () => {
  keyring = await newKeyring()
})
afterEach(() => keyring.remove())

it('DEV-6 keeps the key pair in the keyring, and finds it again in another session', async () => {
  const [before, created] = await keyring.probe('unlocked', 'load', 'create')
  expect(before).toEqual({ kind: 'none' })
  expect(created).toEqual({ kind: 'created', thumbprint: expect.stringMatching(/^[\w-]{43}$/) as string })
  expect(await keyring.probe('unlocked', 'load')).toEqual([{ kind: 'found', thumbprint: created?.thumbprint }])
})

it('DEV-6 the keyring file holds the private key encrypted', async () => {
  await keyring.probe('unlocked', 'create')
  const [item] = await keyring.probe('unlocked', 'show')
  const secret = (JSON.parse(item?.text ?? '{}') as { d?: string }).d ?? ''
  expect(secret).toMatch(/^[\w-]{43}$/)
  for (const file of await filesIn(keyring.folder)) expect(await readFile(file, 'latin1')).not.toContain(secret)
})

it('DEV-12 a locked keyring is said to be locked, and its key is still there when it is opened', async () => {
  const [created] = await keyring.probe('unlocked', 'create')
  const locked = await keyring.probe('locked', 'load', 'create')
  expect(locked.at(-1)).toEqual({ kind: 'trouble', trouble: 'locked' })
  expect(await keyring.probe('unlocked', 'load')).toEqual([{ kind: 'found', thumbprint: created?.thumbprint }])
})

it('DEV-12 a keyring that nobody ever opened is said to be locked', async () => {
  expect((await keyring.probe('locked', 'load', 'create')).at(-1)).toEqual({ kind: 'trouble', trouble: 'locked' })
})

it('DEV-6 without a keychain nothing is kept anywhere', async () => {
  const absent = { kind: 'trouble', trouble: 'absent' }
  expect(await keyring.probe('absent', 'load', 'create')).toEqual([absent, absent])
  expect(await filesIn(keyring.folder)).toEqual([])
})

it('DEV-12 an item that is no key of ours is left alone', async () => {
  const unreadable = { kind: 'trouble', trouble: 'unreadable' }
  expect(await keyring.probe('unlocked', 'spoil', 'load', 'create')).toEqual([unreadable, unreadable])
  expect(await keyring.probe('unlocked', 'show')).toEqual([{ kind: 'item', text: 'not a key' }])
})

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
