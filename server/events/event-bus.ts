import type { SessionEndReason } from '../../contract/http/terminal.ts'

/** What other parts of the server, and other nodes, have to hear after a commit. Carries IDs only. */
export type ServerEvent =
  /** A session ended: its terminal shows the login screen within a second (DEV-10). */
  | {
      type: 'session_ended'
      organisationId: string
      sessionId: string
      deviceId: string | null
      keyThumbprint: string | null
      reason: SessionEndReason
    }
  /** Something a device shows has changed: status, name, tries. */
  | { type: 'device_changed'; organisationId: string; deviceId: string; keyThumbprint: string }
  /** Something every terminal of the organisation shows has changed: PIN login, name, keypad. */
  | { type: 'organisation_changed'; organisationId: string }
  /** This node may have missed events of others: whoever shows state reads it anew. */
  | { type: 'events_missed' }

/** Publish after the commit, never inside a transaction that may still roll back. */
export interface EventBus {
  publish(...events: ServerEvent[]): void
  /** @returns how to stop listening. */
  subscribe(listener: (event: ServerEvent) => void): () => void
}
