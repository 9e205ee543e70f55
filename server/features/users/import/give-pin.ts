import type { ImportResult } from '../../../../contract/http/user-imports.ts'
import type { ImportRow } from '../../../../contract/import-row.ts'
import { repeatableRandom } from '../../../crypto/repeatable-random.ts'
import type { Executor } from '../../../db/database.ts'
import type { BrowserCaller, WithSession } from '../../../http/caller.ts'
import { recordEvent } from '../../audit/audit-store.ts'
import { byCaller } from '../../audit/caller-event.ts'
import type { ImportBatch } from './import-batch.ts'
import type { ImportDeps } from './import-deps.ts'

type Given = Pick<Extract<ImportResult, { outcome: 'added' }>, 'pinFrom' | 'pin' | 'pinMail'>

const none: Given = { pinFrom: null, pin: null, pinMail: null }

interface Newcomer {
  batch: ImportBatch
  row: ImportRow
  userId: string
}

/**
 * The PIN of somebody who came in: that of the file, or a generated one, where the row wishes for it or new users get one (POL-6).
 * Where new PINs are mailed (POL-7) who has no address is passed over, unless the row wishes for a PIN.
 */
export async function givePin(
  deps: ImportDeps,
  tx: Executor,
  caller: WithSession<BrowserCaller>,
  { batch, row, userId }: Newcomer,
): Promise<Given> {
  const { forNewUsers, byMail, bounds } = batch.wishes
  const isWished = row.pin !== null || row.generate
  if (!isWished && !forNewUsers) return none
  if (!isWished && byMail && deps.canMail && row.email === null) return { ...none, pinMail: 'no_address' }
  const now = deps.effects.now()
  const gift = giftOf(batch, row.row, userId)
  // The minimum may have been raised since the import began.
  const given = await deps.pins.give(tx, { ...gift, length: Math.max(gift.length, bounds.min), pin: row.pin, now })
  if (given === null) return none
  const { pin, from } = given
  const details = { how: from === 'file' ? 'imported' : 'generated', length: pin.length } as const
  await recordEvent(tx, deps.effects.newId, { type: 'user.pin_set', ...byCaller(caller, now), subjectId: userId, details })
  if (from === 'file') return { pinFrom: from, pin: null, pinMail: null }
  const pinMail = byMail ? await deps.writeNewPin(tx, { organisationId: gift.organisationId, userId, pin }) : null
  return { pinFrom: from, pin: pinMail === 'mailed' ? null : pin, pinMail }
}

/** What a row's generated PIN is drawn from, each time the same. */
export function giftOf({ running, seed }: ImportBatch, row: number, userId: string) {
  const { organisation_id: organisationId, pin_length: length } = running
  return { organisationId, userId, length, randomBytes: repeatableRandom(running.secret, seed, `row ${row}`) }
}
