import type { PinRules, PinRulesChange, RenewWish } from '../../../contract/http/pin-rules.ts'
import { generatedFloor } from '../../../contract/pin-rules.ts'
import { leadRoles, type Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { endTheseSessions } from '../../db/session-endings.ts'
import type { ServerEvent } from '../../events/event-bus.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { versionOf } from '../../http/if-match.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { PinRulesDeps } from './pin-rules-deps.ts'
import {
  changedRules,
  changedTo,
  newSecondSteps,
  refuseLengths,
  refusePinOnly,
  rulesDetails,
  type PinRuleValues,
} from './pin-rules-policy.ts'
import {
  countByRole,
  countWorkingPeople,
  listWithoutBoth,
  namePinOnly,
  readRulesRow,
  writeRules,
  type RulesRow,
} from './pin-rules-store.ts'

type Caller = WithSession<BrowserCaller>

/** What is asked for, unless somebody changed the rules since. */
export interface PinRulesUpdate {
  /** The header of that name, as sent. */
  ifMatch: string | undefined
  change: PinRulesChange
  /** Everybody gets a new PIN along with a longer minimum (POL-4). */
  renew?: RenewWish | undefined
  /** The own one, which signs. */
  password: string
}

export interface PinRulesService {
  read: (caller: Caller) => Promise<PinRules>
  update: (caller: Caller, update: PinRulesUpdate) => Promise<PinRules | Refused>
}

/** What an organisation decides on its PINs (POL-1 to POL-3, POL-5 to POL-7, POL-9, MAIL-3). */
export function createPinRulesService(deps: PinRulesDeps): PinRulesService {
  const read: PinRulesService['read'] = (caller) => readIn(deps, deps.database, caller)
  return {
    read,
    update: async (caller, update) => {
      const confirmed = await deps.confirmPassword(caller.session, update.password, caller)
      if (confirmed !== 'accepted') return confirmed
      const done = await deps.database.transaction((tx) => updateIn(deps, tx, caller, update))
      if (done === 'same') return read(caller)
      if ('refused' in done) return done
      deps.events.publish(...done, { type: 'organisation_changed', organisationId: caller.session.organisation_id })
      return read(caller)
    },
  }
}

/** @returns what to publish after the commit, where something changed. */
async function updateIn(
  deps: PinRulesDeps,
  tx: Executor,
  caller: Caller,
  update: PinRulesUpdate,
): Promise<Refused | 'same' | ServerEvent[]> {
  const { effects } = deps
  const { organisation_id: organisationId } = caller.session
  await lockOrganisation(tx, organisationId)
  const gone = await deps.stillMay(tx, caller, leadRoles, effects.now())
  if (gone !== null) return gone
  const row = await readRulesRow(tx, organisationId)
  if (update.ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the ETag of the PIN rules as If-Match.' }
  if (versionOf(update.ifMatch) !== row.pin_rules_version) return { refused: 'changed_meanwhile' }
  const users = await deps.countUsers(tx, organisationId)
  const before = valuesOf(row, { users, refusedPins: await deps.listRefusedPins(tx, organisationId) })
  const after = changedTo(before, update.change)
  const changed = changedRules(before, after)
  const lengthsChange = changed.includes('minLength') || changed.includes('maxLength')
  const refused =
    (lengthsChange ? refuseLengths(after, users) : null) ??
    (await refuseSecondSteps(tx, organisationId, before, after)) ??
    (await refuseRenewal(deps, tx, organisationId, { before, after, users, renew: update.renew }))
  if (refused !== null) return refused
  if (changed.length === 0) return 'same'
  await writeRules(tx, organisationId, after, row.pin_rules_version + 1)
  if (changed.includes('refusedPins')) await deps.replaceRefusedPins(tx, organisationId, after.refusedPins)
  const details = rulesDetails(before, after)
  await recordEvent(tx, effects.newId, { type: 'organisation.pin_rules_changed', ...byCaller(caller, effects.now()), details })
  if (update.renew !== undefined) await deps.renewal.begin(tx, caller, { length: lengthOf(after, users), ...update.renew })
  return endWithoutBoth(deps, tx, caller, newSecondSteps(before, after))
}

/**
 * Ends what a role's rule allows no longer, but for the session that makes the change. Sign-ins hold the organisation's row: each is over
 * before, and ends here, or begins after and is asked for both.
 */
async function endWithoutBoth({ effects }: PinRulesDeps, tx: Executor, caller: Caller, roles: readonly Role[]): Promise<ServerEvent[]> {
  const { organisation_id: organisationId, id: but, user_id: actorId } = caller.session
  const ids = await listWithoutBoth(tx, organisationId, roles, { but, now: effects.now() })
  return endTheseSessions(tx, effects, ids, 'second_step', { actorId, ip: caller.ip })
}

/** Who signs in with a PIN only would be locked out by a role that asks for the password first (POL-8). */
async function refuseSecondSteps(
  tx: Executor,
  organisationId: string,
  before: PinRuleValues,
  after: PinRuleValues,
): Promise<Refused | null> {
  for (const role of newSecondSteps(before, after)) {
    const names = await namePinOnly(tx, organisationId, role, mostNamed + 1)
    if (names.length > 0) return refusePinOnly(role, names.slice(0, mostNamed), names.length > mostNamed)
  }
  return null
}

/** As many as a person reads at a glance. */
const mostNamed = 5

type Raise = { before: PinRuleValues; after: PinRuleValues; users: number; renew: RenewWish | undefined }

/** While everybody gets a new PIN, its length stays; and there has to be room for all of them before anything is written. */
async function refuseRenewal(deps: PinRulesDeps, tx: Executor, organisationId: string, { before, after, users, renew }: Raise) {
  const sameLength = before.minLength === after.minLength
  if (renew === undefined)
    return !sameLength && (await deps.renewal.isUnderWay(tx, organisationId)) ? ({ refused: 'pin_renewal_under_way' } as const) : null
  return after.minLength > before.minLength ? deps.renewal.refuse(tx, organisationId, lengthOf(after, users)) : notRaised
}

/** Digits of a generated PIN (POL-2). */
function lengthOf({ minLength }: PinRuleValues, users: number): number {
  return Math.max(minLength, generatedFloor(users))
}

const notRaised: Refused = {
  refused: 'invalid_request',
  errors: [{ field: 'renew', rule: 'New PINs for everybody come with a longer minimum, or by themselves.' }],
}

/** The longest length is never below the floor of generated PINs, however many users came since it was set (POL-1). */
function valuesOf(row: RulesRow, { users, refusedPins }: { users: number; refusedPins: string[] }): PinRuleValues {
  return {
    minLength: row.pin_min_length,
    maxLength: Math.max(row.pin_max_length, generatedFloor(users)),
    usersMayChange: row.pins_changed_by_users === 1,
    newUsersGetPin: row.pins_for_new_users === 1,
    newPinsByMail: row.pins_by_mail === 1,
    newPinsAsLink: row.pins_by_link === 1,
    generatedOnly: row.pins_generated_only === 1,
    refusedPins,
    changeGiven: row.pin_change_given === 1,
    changeAfterDays: row.pin_change_days,
    changeShorter: row.pin_change_shorter === 1,
    securityImages: row.security_images,
    pinOfAdmins: row.pin_need_admin,
    pinOfManagers: row.pin_need_manager,
    pinOfStaff: row.pin_need_staff,
  }
}

async function readIn(deps: PinRulesDeps, tx: Executor, { session }: Caller): Promise<PinRules> {
  const organisationId = session.organisation_id
  const row = await readRulesRow(tx, organisationId)
  const list = await deps.listRefusedPins(tx, organisationId)
  const users = await deps.countUsers(tx, organisationId)
  const active = await deps.countActivePins(tx, organisationId)
  const generatedLength = Math.max(row.pin_min_length, generatedFloor(users))
  return {
    ...valuesOf(row, { users, refusedPins: list }),
    refusedPins: session.role === 'admin' ? list : null,
    refusedCount: list.length,
    roles: await countByRole(tx, organisationId, { but: session.id, now: deps.effects.now() }),
    users,
    ...(await countWorkingPeople(tx, organisationId)),
    canMail: deps.canMail,
    generatedLength,
    shorterPins: active.filter(({ length }) => length < generatedLength).reduce((sum, { count }) => sum + count, 0),
    lengths: active,
    shortestPin: active[0]?.length ?? null,
    version: row.pin_rules_version,
  }
}
