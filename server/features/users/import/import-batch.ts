import type { ImportRow } from '../../../../contract/import-row.ts'
import type { UserImportRow } from '../../../db/user-import-rows.ts'

/** Rows of one call, with what holds for all of them. */
export interface ImportBatch {
  running: UserImportRow
  rows: readonly ImportRow[]
  /** The browser's half of what generated PINs are drawn from. */
  seed: Uint8Array
  /** PIN login was never active, so that rows may bring PINs (USR-6). */
  mayBringPins: boolean
  /** What the organisation wants for new users (POL-6, POL-7), and the fewest digits of a PIN now (POL-1). */
  wishes: { forNewUsers: boolean; byMail: boolean; bounds: { min: number } }
}
