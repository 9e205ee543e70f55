import { type DeviceKey, deviceKeyOf, makeKeyPair } from '../../client/device-key.ts'
import type { CredentialStore } from '../../client/ports/credential-store.ts'

/**
 * The demo's credential on a machine whose keychain is unusable: a key in memory, gone at quit, with a banner that says so.
 * Where the keychain works it is used as always.
 */
export function withMemoryFallback(keychain: CredentialStore): CredentialStore {
  let key: DeviceKey | null = null
  const inMemory = async () => {
    key ??= await deviceKeyOf(await makeKeyPair({ extractable: false }))
    return key
  }
  return {
    inMemory: () => key !== null,
    load: async () => {
      const loaded = await keychain.load()
      return loaded.kind === 'trouble' ? { kind: 'found', key: await inMemory() } : loaded
    },
    create: async () => {
      const created = await keychain.create()
      return created.kind === 'trouble' ? { kind: 'created', key: await inMemory() } : created
    },
  }
}
