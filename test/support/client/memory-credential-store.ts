import { type DeviceKey, deviceKeyOf, makeKeyPair } from '../../../client/device-key.ts'
import type { CredentialStore } from '../../../client/ports/credential-store.ts'
import type { CredentialTrouble } from '../../../contract/terminal-state.ts'

export interface MemoryCredentialStore extends CredentialStore {
  /** Answers every question with this trouble, until it is null. */
  trouble: CredentialTrouble | null
  key: DeviceKey | null
}

/** A key that a test made. */
export async function makeTestKey(): Promise<DeviceKey> {
  return deviceKeyOf(await makeKeyPair({ extractable: false }))
}

/** A keychain in memory, which can be locked. */
export function createMemoryCredentialStore(key: DeviceKey | null = null): MemoryCredentialStore {
  const store: MemoryCredentialStore = {
    trouble: null,
    key,
    inMemory: () => false,
    load: () => {
      if (store.trouble) return Promise.resolve({ kind: 'trouble', trouble: store.trouble })
      return Promise.resolve(store.key ? { kind: 'found', key: store.key } : { kind: 'none' })
    },
    create: async () => {
      if (store.trouble) return { kind: 'trouble', trouble: store.trouble }
      store.key = await makeTestKey()
      return { kind: 'created', key: store.key }
    },
  }
  return store
}
