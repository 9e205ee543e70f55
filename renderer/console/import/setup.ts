import type { ImportWish } from './check-rows.ts'

/** What somebody chose for a file before it is imported. */
export interface Setup extends Pick<ImportWish, 'mapping' | 'role' | 'loginMethod' | 'generate' | 'padPins'> {
  /** The first row holds titles. */
  titles: boolean
}
