import { type ImportRow, rowProblemSchema } from '../../../../contract/import-row.ts'
import type { ImportResult } from '../../../../contract/http/user-imports.ts'
import type { Role } from '../../../../contract/roles.ts'
import type { Executor } from '../../../db/database.ts'
import type { UserRow } from '../../../db/schema.ts'
import type { UserImportResultRow } from '../../../db/user-import-rows.ts'
import type { Refused } from '../../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../../http/caller.ts'
import { recordEvent } from '../../audit/audit-store.ts'
import { byCaller } from '../../audit/caller-event.ts'
import { newUserRow } from '../new-user.ts'
import { secondStepRoles } from '../pin-need-store.ts'
import { refuseAccess } from '../refuse-access.ts'
import { refuseInvitation } from '../user-policy.ts'
import { giftOf, givePin } from './give-pin.ts'
import type { ImportBatch } from './import-batch.ts'
import type { ImportDeps } from './import-deps.ts'
import { isSamePerson, personOf, refuseRow } from './import-policy.ts'
import { countResults, findAlike, findResults, insertNewUser, insertResults, type KnownUser } from './import-store.ts'

type Lead = WithSession<BrowserCaller>

export interface ImportResults {
  results: ImportResult[]
}

/** Adds the rows that did not come before, and answers for all of them. */
export async function addRows(deps: ImportDeps, tx: Executor, caller: Lead, batch: ImportBatch): Promise<ImportResults | Refused> {
  const { running, rows } = batch
  const numbers = rows.map(({ row }) => row)
  const before = await findResults(tx, running.id, numbers)
  const fresh = rows.filter(({ row }) => !before.some((result) => result.row === row)).map(personOf)
  const refused = await refuseBatch(tx, batch, fresh)
  if (refused !== null) return refused
  const results = new Map<number, ImportResult>()
  for (const result of before) results.set(result.row, await recalled(deps, tx, batch, result))
  const added = await addFresh(deps, tx, caller, batch, fresh)
  for (const result of added) results.set(result.row, result)
  return { results: numbers.flatMap((row) => results.get(row) ?? []) }
}

async function refuseBatch(
  tx: Executor,
  { running, rows, mayBringPins }: ImportBatch,
  fresh: readonly ImportRow[],
): Promise<Refused | null> {
  const say = (rule: string): Refused => ({ refused: 'invalid_request', errors: [{ field: 'rows', rule }] })
  if (new Set(rows.map(({ row }) => row)).size < rows.length) return say('Each row stands in a batch once.')
  const { added, there, refused } = await countResults(tx, running.id)
  if (added + there + refused + fresh.length > running.rows) return say('These are more rows than the import was begun for.')
  if (fresh.every(({ pin }) => pin === null)) return null
  if (!mayBringPins) return { refused: 'pins_not_importable' }
  return running.with_pins === 1 ? null : say('The import was begun without PINs.')
}

async function addFresh(
  deps: ImportDeps,
  tx: Executor,
  caller: Lead,
  batch: ImportBatch,
  fresh: readonly ImportRow[],
): Promise<ImportResult[]> {
  if (fresh.length === 0) return []
  const known = await findAlike(tx, batch.running.organisation_id, fresh)
  const withPassword = await secondStepRoles(tx, batch.running.organisation_id)
  const results: ImportResult[] = []
  for (const row of fresh) results.push(await addRow(deps, tx, caller, { batch, known, withPassword }, row))
  if (results.some((result) => result.outcome === 'refused' && result.reason === 'not_allowed'))
    await refuseAccess(deps, tx, caller, { call: 'POST /v1/user-imports/:id/rows', subjectId: null })
  await insertResults(
    tx,
    results.map((result) => toRow(batch.running.id, result)),
  )
  return results
}

async function addRow(
  deps: ImportDeps,
  tx: Executor,
  caller: Lead,
  { batch, known, withPassword }: { batch: ImportBatch; known: KnownUser[]; withPassword: readonly Role[] },
  row: ImportRow,
): Promise<ImportResult> {
  const reason = refuseRow(row, caller.session.role, withPassword)
  if (reason !== null) return { row: row.row, outcome: 'refused', reason }
  if (known.some((user) => isSamePerson(row, user))) return { row: row.row, outcome: 'there' }
  const now = deps.effects.now()
  const { displayName, username, email, role, loginMethod } = row
  const ids = { id: deps.effects.newId(), organisationId: batch.running.organisation_id, passwordHash: null, now }
  const user = newUserRow({ ...ids, displayName, username, email, role, loginMethod })
  // Somebody else took the user name since we looked.
  if (!(await insertNewUser(tx, user))) return { row: row.row, outcome: 'there' }
  known.push(user)
  const common = { ...byCaller(caller, now), subjectId: user.id }
  await recordEvent(tx, deps.effects.newId, { type: 'user.created', ...common, details: { role, loginMethod } })
  await deps.verification.welcome(tx, user, null)
  const given = await givePin(deps, tx, caller, { batch, row, userId: user.id })
  return { row: row.row, outcome: 'added', userId: user.id, ...given, invited: await invite(deps, tx, caller, batch, user) }
}

async function recalled(deps: ImportDeps, tx: Executor, batch: ImportBatch, done: UserImportResultRow): Promise<ImportResult> {
  const { row, outcome, user_id: userId, pin: pinFrom, pin_told: pinMail } = done
  if (outcome === 'there') return { row, outcome }
  if (outcome === 'refused') return { row, outcome, reason: rowProblemSchema.parse(done.reason) }
  if (userId === null) throw new Error('an added row names no user')
  const isShown = pinFrom === 'generated' && pinMail !== 'mailed'
  const pin = isShown ? await deps.pins.recall(tx, giftOf(batch, row, userId)) : null
  return { row, outcome, userId, pinFrom, pin, pinMail, invited: done.invited === 1 }
}

/** Whoever is to have a password, has an address and is wanted to be invited (ACC-2). @returns whether a mail goes out. */
async function invite(deps: ImportDeps, tx: Executor, caller: Lead, { running }: ImportBatch, user: UserRow): Promise<boolean> {
  if (running.invites === 0 || user.email === null || refuseInvitation(user) !== null) return false
  return (await deps.invitations.open(tx, user, byCaller(caller, deps.effects.now()))).mailed
}

function toRow(importId: string, result: ImportResult): UserImportResultRow {
  return {
    import_id: importId,
    row: result.row,
    outcome: result.outcome,
    reason: result.outcome === 'refused' ? result.reason : null,
    user_id: result.outcome === 'added' ? result.userId : null,
    pin: result.outcome === 'added' ? result.pinFrom : null,
    pin_told: result.outcome === 'added' ? result.pinMail : null,
    invited: result.outcome === 'added' && result.invited ? 1 : 0,
  }
}
