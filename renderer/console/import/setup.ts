import type { ImportWish } from './check-rows.ts'

/** What somebody chose for a file before it is imported. */
export interface Setup extends Pick<ImportWish, 'mapping' | 'role' | 'loginMethod' | 'generate' | 'padPins'> {
  /** The first row holds titles. */
  titles: boolean
  /** Who is to have a password and has an address is invited by mail (ACC-2). */
  invites: boolean
}
