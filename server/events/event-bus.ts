import type { Topic } from '../../contract/http/console-events.ts'
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
  /** Open consoles of the organisation show what is no longer so. */
  | ({ type: 'console_changed'; organisationId: string } & ConsoleChange)
  /** This node may have missed events of others: whoever shows state reads it anew. */
  | { type: 'events_missed' }

/** What changed, for the consoles of an organisation. */
export interface ConsoleChange {
  /** `everyday`: what the work at the registers changes all the time; consoles need not hear of each. */
  pace: 'prompt' | 'everyday'
  topics: Topic[]
  /** Who sees a change under `me`, by ID; null where they are too many to name: perhaps everybody. */
  people: string[] | null
}

/** Publish after the commit, never inside a transaction that may still roll back. */
export interface EventBus {
  publish(...events: ServerEvent[]): void
  /** @returns how to stop listening. */
  subscribe(listener: (event: ServerEvent) => void): () => void
}
