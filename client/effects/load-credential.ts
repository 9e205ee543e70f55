import type { CredentialTrouble } from '../../contract/terminal-state.ts'
import type { DeviceKey } from '../device-key.ts'
import type { CredentialStore } from '../ports/credential-store.ts'

export type FoundCredential = { kind: 'ready'; key: DeviceKey } | { kind: 'trouble'; trouble: CredentialTrouble }

/** The device's key; a new one only where the store surely holds none, so that a locked keychain never costs an approval (DEV-12). */
export async function loadCredential(store: CredentialStore): Promise<FoundCredential> {
  const loaded = await store.load()
  if (loaded.kind === 'found') return { kind: 'ready', key: loaded.key }
  if (loaded.kind === 'trouble') return loaded
  const created = await store.create()
  return created.kind === 'created' ? { kind: 'ready', key: created.key } : created
}
