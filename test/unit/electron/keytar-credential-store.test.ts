import { expect, it } from 'vitest'
import { createKeytarCredentialStore, type Keychain } from '../../../electron/device/keytar-credential-store.ts'
import { troubleOf } from '../../../electron/device/keychain-trouble.ts'

/** A keychain whose owner is asked for its password at the first writing, as GNOME's prompter does. */
function promptingKeychain(): Keychain & { lock(): void; names(): string[] } {
  const items = new Map<string, string>()
  let isOpen = true
  const name = (service: string, account: string) => `${service} / ${account}`
  return {
    lock: () => (isOpen = false),
    names: () => [...items.keys()],
    getPassword: (service, account) => Promise.resolve(isOpen ? (items.get(name(service, account)) ?? null) : null),
    setPassword: (service, account, password) => {
      isOpen = true
      items.set(name(service, account), password)
      return Promise.resolve()
    },
    deletePassword: (service, account) => Promise.resolve(items.delete(name(service, account))),
  }
}

it('DEV-12 a keychain that is unlocked by writing gives its key back instead of losing it', async () => {
  const keychain = promptingKeychain()
  const store = createKeytarCredentialStore(() => Promise.resolve(keychain), 'https://pin.example')
  const first = await store.create()
  keychain.lock()
  expect(await store.load()).toEqual({ kind: 'none' })
  const second = await store.create()
  expect(second).toMatchObject({ kind: 'created', key: { thumbprint: first.kind === 'created' ? first.key.thumbprint : '' } })
})

it('DEV-6 each server has an item of its own, and nothing else is left behind', async () => {
  const keychain = promptingKeychain()
  for (const account of ['https://pin.example', 'http://127.0.0.1:7300']) {
    await createKeytarCredentialStore(() => Promise.resolve(keychain), account).create()
  }
  expect(keychain.names()).toEqual(['Tillpass device key / https://pin.example', 'Tillpass device key / http://127.0.0.1:7300'])
})

it('DEV-6 the key cannot be exported again once it is in use', async () => {
  const store = createKeytarCredentialStore(() => Promise.resolve(promptingKeychain()), 'https://pin.example')
  const created = await store.create()
  expect(JSON.stringify(created)).not.toContain('"d"')
})

it('DEV-6 a machine where keytar could not be built is told apart', async () => {
  const missing = Object.assign(new Error("Cannot find module 'keytar'"), { code: 'MODULE_NOT_FOUND' })
  const store = createKeytarCredentialStore(() => Promise.reject(missing), 'https://pin.example')
  expect(await store.load()).toEqual({ kind: 'trouble', trouble: 'absent' })
  expect(await store.create()).toEqual({ kind: 'trouble', trouble: 'absent' })
})

it.each([
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'locked'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
  ['Could not connect: No such file or directory', 'absent'],
  ['Failed to execute child process “dbus-launch” (No such file or directory)', 'absent'],
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'absent'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
  ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'absent'],
  ['Something nobody has seen yet', 'unreadable'],
])('DEV-12 "%s" means %s', (message, trouble) => {
  expect(troubleOf(new Error(message))).toBe(trouble)
})
