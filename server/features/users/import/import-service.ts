import type { z } from 'zod'
import { importLimits } from '../../../../contract/import-row.ts'
import type { ImportRules, importUsers, startUserImport } from '../../../../contract/http/user-imports.ts'
import { leadRoles } from '../../../../contract/roles.ts'
import type { Executor } from '../../../db/database.ts'
import { lockOrganisation } from '../../../db/lock-organisation.ts'
import type { OrganisationRow } from '../../../db/schema.ts'
import type { UserImportRow } from '../../../db/user-import-rows.ts'
import type { Refused } from '../../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../../http/caller.ts'
import { recordEvent } from '../../audit/audit-store.ts'
import { byCaller } from '../../audit/caller-event.ts'
import { addRows, type ImportResults } from './add-rows.ts'
import type { ImportBatch } from './import-batch.ts'
import type { ImportDeps } from './import-deps.ts'
import {
  countResults,
  deleteImport,
  importsOfSession,
  insertImport,
  lockImport,
  lockOverdueImport,
  readOrganisation,
} from './import-store.ts'

type Lead = WithSession<BrowserCaller>
export type ImportStart = z.output<typeof startUserImport.body>
export type ImportSent = z.output<typeof importUsers.body>

export interface ImportService {
  rules: (organisationId: string) => Promise<ImportRules>
  /** Begins an import, signed with the own password; one that this session began before ends. */
  start: (caller: Lead, wish: ImportStart) => Promise<{ id: string; expiresAt: string } | Refused>
  /** Adds a batch in one transaction; the same rows again change nothing. */
  add: (caller: Lead, id: string, batch: ImportSent) => Promise<ImportResults | Refused>
  /** Null: done. */
  end: (caller: Lead, id: string) => Promise<Refused | null>
  /** Ends imports that nobody ended in their time, so that each is on record. */
  endOverdue: () => Promise<void>
}

export function createImportService(deps: ImportDeps): ImportService {
  return {
    rules: (organisationId) => readRules(deps, organisationId),
    start: (caller, wish) => start(deps, caller, wish),
    add: (caller, id, batch) => add(deps, caller, id, batch),
    end: (caller, id) =>
      deps.database.transaction(async (tx) => {
        const running = await lockImport(tx, ownImport(caller, id))
        if (running === undefined) return { refused: 'not_found' }
        await end(deps, tx, running)
        return null
      }),
    endOverdue: async () => {
      while (await deps.database.transaction((tx) => endOneOverdue(deps, tx)));
    },
  }
}

const tooLate: Refused = {
  refused: 'pins_not_importable',
  detail: 'PINs that people have already can be imported before PIN login is activated for the first time only.',
}

/** Whether PIN login is on, or ever was (USR-6). */
function wasActivated(organisation: Pick<OrganisationRow, 'pin_login_active' | 'pin_login_changed_at'> | undefined): boolean {
  return organisation?.pin_login_active === 1 || (organisation?.pin_login_changed_at ?? null) !== null
}

async function readRules({ database, pins, canMail }: ImportDeps, organisationId: string): Promise<ImportRules> {
  const organisation = await readOrganisation(database, organisationId)
  const { forNewUsers, byMail } = await pins.wishesFor(database, organisationId)
  return {
    pinsImportable: !wasActivated(organisation),
    pinLength: { min: organisation.pin_min_length, max: organisation.pin_max_length },
    newUsersGetPin: forNewUsers,
    newPinsByMail: byMail && canMail,
    canMail,
  }
}

const noMailServer: Refused = { refused: 'conflict', errors: [{ field: 'invites', rule: 'No mail server is set up.' }] }

async function start(deps: ImportDeps, caller: Lead, wish: ImportStart): ReturnType<ImportService['start']> {
  const { rows, withPins, invites, confirm } = wish
  if (invites === true && !deps.canMail) return noMailServer
  const confirmed = await deps.confirmPassword(caller.session, confirm.password, caller)
  if (confirmed !== 'accepted') return confirmed
  const { effects } = deps
  const [id, now, secret] = [effects.newId(), effects.now(), effects.randomBytes(32)]
  const expires = now + importLimits.seconds * 1_000
  return deps.database.transaction(async (tx) => {
    const { organisation_id, user_id, id: session_id } = caller.session
    const organisation = await lockOrganisation(tx, organisation_id)
    const refused = await deps.stillMay(tx, caller, leadRoles, effects.now())
    if (refused !== null) return refused
    if (withPins && wasActivated(organisation)) return tooLate
    for (const before of await importsOfSession(tx, session_id)) await end(deps, tx, before)
    const pin_length = await deps.pins.lengthFor(tx, organisation_id, rows)
    const bound = { id, organisation_id, user_id, session_id, ip: caller.ip }
    await insertImport(tx, {
      ...bound,
      secret,
      rows,
      pin_length,
      with_pins: withPins ? 1 : 0,
      invites: invites === true ? 1 : 0,
      started_at: now,
      expires_at: expires,
    })
    return { id, expiresAt: new Date(expires).toISOString() }
  })
}

async function add(deps: ImportDeps, caller: Lead, id: string, { seed, rows }: ImportSent): Promise<ImportResults | Refused> {
  const { organisation_id: organisationId } = caller.session
  const done = await deps.database.transaction(async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId)
    const gone = await deps.stillMay(tx, caller, leadRoles, deps.effects.now())
    if (gone !== null) return gone
    const running = await lockImport(tx, ownImport(caller, id))
    if (running === undefined || running.expires_at <= deps.effects.now()) return { refused: 'not_found' } as const
    const wishes = await deps.pins.wishesFor(tx, organisationId)
    const batch: ImportBatch = { running, rows, seed: Buffer.from(seed, 'base64url'), mayBringPins: !wasActivated(organisation), wishes }
    const before = await deps.pins.keypadOf(tx, organisationId)
    const floor = await deps.pins.floorOf(tx, organisationId)
    const results = await addRows(deps, tx, caller, batch)
    if ('refused' in results) return results
    await noteFloor(deps, tx, caller, floor.digits)
    return { ...results, keypadChanged: before !== (await deps.pins.keypadOf(tx, organisationId)) }
  })
  if ('refused' in done) return done.refused === 'pins_not_importable' ? tooLate : done
  if (done.keypadChanged) deps.events.publish({ type: 'organisation_changed', organisationId })
  return { results: done.results }
}

/** Puts on record where the users of a batch make generated PINs longer (POL-2). @param before digits until then. */
async function noteFloor({ pins, effects }: ImportDeps, tx: Executor, caller: Lead, before: number): Promise<void> {
  const details = await pins.floorOf(tx, caller.session.organisation_id)
  if (details.digits <= before) return
  await recordEvent(tx, effects.newId, { type: 'organisation.pin_floor_raised', ...byCaller(caller, effects.now()), details })
}

function ownImport({ session }: Lead, id: string) {
  return { id, organisation_id: session.organisation_id, session_id: session.id }
}

async function endOneOverdue(deps: ImportDeps, tx: Executor): Promise<boolean> {
  const overdue = await lockOverdueImport(tx, deps.effects.now())
  if (overdue !== undefined) await end(deps, tx, overdue)
  return overdue !== undefined
}

/** Puts the summary on record, under the name of who began, and forgets the rest. */
async function end({ effects }: ImportDeps, tx: Executor, { id, rows, ...by }: UserImportRow): Promise<void> {
  await recordEvent(tx, effects.newId, {
    type: 'users.imported',
    organisationId: by.organisation_id,
    at: effects.now(),
    actorId: by.user_id,
    subjectId: null,
    deviceId: null,
    sessionId: by.session_id,
    ip: by.ip,
    details: { of: rows, ...(await countResults(tx, id)) },
  })
  await deleteImport(tx, id)
}
