import type { PinRules } from '../../../contract/http/pin-rules.ts'
import type { Role } from '../../../contract/roles.ts'
import type { Executor } from '../../db/database.ts'
import type { Flag, OrganisationRow } from '../../db/schema.ts'
import type { PinRuleValues } from './pin-rules-policy.ts'

export type RulesRow = Pick<
  OrganisationRow,
  | 'pin_min_length'
  | 'pin_max_length'
  | 'pins_changed_by_users'
  | 'pins_for_new_users'
  | 'pins_by_mail'
  | 'pins_by_link'
  | 'pins_generated_only'
  | 'pin_change_given'
  | 'pin_change_days'
  | 'pin_change_shorter'
  | 'security_images'
  | 'pin_need_admin'
  | 'pin_need_manager'
  | 'pin_need_staff'
  | 'pin_rules_version'
>

export async function readRulesRow(tx: Executor, organisationId: string): Promise<RulesRow> {
  return tx.query
    .selectFrom('organisations')
    .select(['pin_min_length', 'pin_max_length', 'pins_changed_by_users', 'pins_for_new_users', 'pins_generated_only', 'pin_rules_version'])
    .select(['pins_by_mail', 'pins_by_link'])
    .select(['pin_change_given', 'pin_change_days', 'pin_change_shorter', 'security_images'])
    .select(['pin_need_admin', 'pin_need_manager', 'pin_need_staff'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
}

/** Writes the rules, apart from the own list, and counts the version up. */
export async function writeRules(tx: Executor, organisationId: string, rules: PinRuleValues, version: number): Promise<void> {
  await tx.query
    .updateTable('organisations')
    .set({
      pin_min_length: rules.minLength,
      pin_max_length: rules.maxLength,
      pins_changed_by_users: flag(rules.usersMayChange),
      pins_for_new_users: flag(rules.newUsersGetPin),
      pins_by_mail: flag(rules.newPinsByMail),
      pins_by_link: flag(rules.newPinsAsLink),
      pins_generated_only: flag(rules.generatedOnly),
      pin_change_given: flag(rules.changeGiven),
      pin_change_days: rules.changeAfterDays,
      pin_change_shorter: flag(rules.changeShorter),
      security_images: rules.securityImages,
      pin_need_admin: rules.pinOfAdmins,
      pin_need_manager: rules.pinOfManagers,
      pin_need_staff: rules.pinOfStaff,
      pin_rules_version: version,
    })
    .where('id', '=', organisationId)
    .execute()
}

/** Users who are neither blocked nor removed, and those of them without an e-mail address. */
export async function countWorkingPeople(tx: Executor, organisationId: string): Promise<{ people: number; withoutEmail: number }> {
  const { people, reachable } = await tx.query
    .selectFrom('users')
    .select(({ fn }) => [fn.countAll<number>().as('people'), fn.count<number>('email').as('reachable')])
    .where('organisation_id', '=', organisationId)
    .where('blocked', '=', 0)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { people, withoutEmail: people - reachable }
}

/** Sessions that a PIN or a password alone opened, apart from one. @param now epoch milliseconds. */
function openedWithoutBoth(tx: Executor, organisationId: string, { but, now }: { but: string; now: number }) {
  return tx.query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .where('sessions.organisation_id', '=', organisationId)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('sessions.second_step', '=', 0)
    .where('sessions.id', '!=', but)
}

/** Those of some roles: what their rule would no longer allow once it asks for both (POL-8). */
export async function listWithoutBoth(
  tx: Executor,
  organisationId: string,
  roles: readonly Role[],
  where: { but: string; now: number },
): Promise<string[]> {
  if (roles.length === 0) return []
  const rows = await openedWithoutBoth(tx, organisationId, where)
    .where('users.role', 'in', roles)
    .select('sessions.id')
    .orderBy('sessions.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Users by role who are neither blocked nor removed: all, those without a PIN, those who have nothing else, and who is signed in without both (POL-8). */
export async function countByRole(
  tx: Executor,
  organisationId: string,
  { but, now }: { but: string; now: number },
): Promise<PinRules['roles']> {
  const rows = await tx.query
    .selectFrom('users')
    .leftJoin('pins', 'pins.user_id', 'users.id')
    .select(['users.role', 'users.login_method'])
    .select(({ fn }) => [fn.countAll<number>().as('people'), fn.count<number>('pins.user_id').as('with_pin')])
    .where('users.organisation_id', '=', organisationId)
    .where('users.blocked', '=', 0)
    .where('users.removed_at', 'is', null)
    .groupBy(['users.role', 'users.login_method'])
    .execute()
  const open = await openedWithoutBoth(tx, organisationId, { but, now })
    .select(['users.role'])
    .select(({ fn }) => fn.count<number>('sessions.user_id').distinct().as('people'))
    .groupBy('users.role')
    .execute()
  const of = (role: Role) => {
    const own = rows.filter((row) => row.role === role)
    const sum = (count: (row: (typeof own)[number]) => number) => own.reduce((total, row) => total + count(row), 0)
    return {
      people: sum(({ people }) => people),
      withoutPin: sum(({ people, with_pin }) => people - with_pin),
      pinOnly: sum(({ people, login_method }) => (login_method === 'pin_only' ? people : 0)),
      signedIn: open.find((row) => row.role === role)?.people ?? 0,
    }
  }
  return { admin: of('admin'), manager: of('manager'), staff: of('staff') }
}

/** Names of users of a role who sign in with a PIN only, blocked ones too: a block may end. */
export async function namePinOnly(tx: Executor, organisationId: string, role: Role, most: number): Promise<string[]> {
  const rows = await tx.query
    .selectFrom('users')
    .select('display_name')
    .where('organisation_id', '=', organisationId)
    .where('role', '=', role)
    .where('login_method', '=', 'pin_only')
    .where('removed_at', 'is', null)
    .orderBy('name_key')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ display_name }) => display_name)
}

function flag(value: boolean): Flag {
  return value ? 1 : 0
}
