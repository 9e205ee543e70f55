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
  | 'pin_rules_version'
>

export async function readRulesRow(tx: Executor, organisationId: string): Promise<RulesRow> {
  return tx.query
    .selectFrom('organisations')
    .select(['pin_min_length', 'pin_max_length', 'pins_changed_by_users', 'pins_for_new_users', 'pins_generated_only', 'pin_rules_version'])
    .select(['pins_by_mail', 'pins_by_link'])
    .select(['pin_change_given', 'pin_change_days', 'pin_change_shorter', 'security_images'])
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

function flag(value: boolean): Flag {
  return value ? 1 : 0
}
