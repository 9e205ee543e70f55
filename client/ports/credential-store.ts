import type { CredentialTrouble } from '../../contract/terminal-state.ts'
import type { DeviceKey } from '../device-key.ts'

/** `none`: the store works and holds no key. `trouble`: it could not be asked, so nobody knows whether it holds one. */
export type LoadedCredential = { kind: 'found'; key: DeviceKey } | { kind: 'none' } | { kind: 'trouble'; trouble: CredentialTrouble }

export type CreatedCredential = { kind: 'created'; key: DeviceKey } | { kind: 'trouble'; trouble: CredentialTrouble }

/** Where the device's key pair lives (DEV-6): the operating system's keychain, or a browser's database. Nothing here throws by nature. */
export interface CredentialStore {
  load(): Promise<LoadedCredential>
  /** Makes a key pair and keeps it. A pair that could not be kept is not answered. */
  create(): Promise<CreatedCredential>
  /** True where the key is gone at quit: the demo on a machine without keychain. Asked after `load`. */
  inMemory(): boolean
}
