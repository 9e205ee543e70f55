import type { Chore } from './boot/chores.ts'
import type { Database } from './db/database.ts'
import type { Effects } from './features/effects.ts'
import type { GuessingService } from './features/guessing/guessing-service.ts'
import type { ResetService } from './features/password-links/reset-service.ts'
import type { PasswordService } from './features/passwords/password-service.ts'
import { forgetTokens } from './features/pin-changes/pin-change-store.ts'
import { forgetTries } from './features/pins/pin-tries-store.ts'
import { eraseOld } from './features/retention/retention-service.ts'
import { sweepSteps } from './features/second-steps/left-open.ts'
import type { SessionService } from './features/sessions/session-service.ts'
import type { ImportService } from './features/users/import/import-service.ts'
import { forgetExpiredProofs } from './http/proof-store.ts'

/** Whose work comes by itself. */
interface ChoreDeps {
  database: Database
  effects: Effects
  guessing: Pick<GuessingService, 'sweep'>
  imports: Pick<ImportService, 'endOverdue'>
  passwords: Pick<PasswordService, 'purge'>
  pinLinks: { sweep: () => Promise<void> }
  resets: Pick<ResetService, 'answer'>
  sessions: Pick<SessionService, 'endOverdue'>
  renewal: { chores: readonly Chore[] }
}

/** Sessions past their age end (TRM-1); tags, counters and proofs past their span are erased, and what the organisation keeps no longer (LOG-3). */
export function choresOf({ database, effects, guessing, imports, passwords, pinLinks, resets, sessions, renewal }: ChoreDeps): Chore[] {
  return [
    ...renewal.chores,
    { everySeconds: 2, run: () => resets.answer() },
    { everySeconds: 5, run: () => sessions.endOverdue() },
    { everySeconds: 30, run: () => guessing.sweep() },
    { everySeconds: 60, run: () => imports.endOverdue() },
    { everySeconds: 60, run: () => pinLinks.sweep() },
    { everySeconds: 60, run: () => forgetExpiredProofs(database, effects.now()) },
    { everySeconds: 600, run: () => eraseOld({ database, effects }) },
    { everySeconds: 3_600, run: () => passwords.purge() },
    { everySeconds: 600, run: () => forgetTokens(database, effects.now()) },
    { everySeconds: 30, run: () => sweepSteps({ database, effects }) },
    { everySeconds: 3_600, run: () => forgetTries(database, effects.now()) },
  ]
}
