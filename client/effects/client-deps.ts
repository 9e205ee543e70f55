import type { Platform } from '../../contract/http/devices.ts'
import type { Fetch } from '../http/send-raw.ts'
import type { Clock } from '../ports/clock.ts'
import type { CredentialStore } from '../ports/credential-store.ts'
import type { PreferenceStore } from '../ports/preference-store.ts'

/** What went wrong without stopping the terminal, for the shell's log. Codes only, so that nothing secret can slip in (LOG-2). */
export type ClientTrouble = 'preferences_not_saved'

/** What a shell hands to the client. */
export interface ClientDeps {
  /** The server's address as somebody set it; it is judged before use. */
  serverUrl: string
  /** Short name of the organisation, where the server serves several. */
  organisation: string | null
  fetch: Fetch
  credentials: CredentialStore
  preferences: PreferenceStore
  clock: Clock
  /** From 0 inclusive to 1 exclusive. */
  random(): number
  /** A hint at which machine this is, never an identity; empty where the system gives none. */
  machineHint(): Promise<string>
  /** Proposed at approval; empty where the shell knows nothing better. */
  suggestedName: string
  platform: Platform
  appVersion: string
  report(trouble: ClientTrouble): void
}
