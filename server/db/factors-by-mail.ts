import type { Executor } from './database.ts'
import type { PinRow } from './schema.ts'

/** What a user of a role with two steps signs in with (POL-8). */
export type Factor = 'password' | 'pin'

/**
 * Whether a user may get this factor by mail now. Where the role asks for both, one mailbox gives one of them: not the second, until its user
 * came in with both, or the other was replaced otherwise. Whoever has no password yet is invited to it by mail. Asked in the transaction that
 * gives the factor, under `lockOrganisation`: of two that come at once the second sees what the first wrote.
 */
export async function mayComeByMail(tx: Executor, userId: string, factor: Factor): Promise<boolean> {
  const how = await readFactors(tx, userId)
  if (how === undefined || !how.twoSteps) return how !== undefined
  return factor === 'pin' ? how.hasPassword && !how.passwordByMail : !how.pinByMail
}

/** How a new PIN may be mailed (POL-7, MAIL-3): the digits or a link that shows them once, as the organisation chose; digits to nobody who needs both. */
export async function newPinByMail(tx: Executor, userId: string): Promise<'digits' | 'link' | 'not'> {
  const how = await readFactors(tx, userId)
  if (how === undefined) return 'not'
  if (!how.twoSteps) return how.asLink ? 'link' : 'digits'
  return how.hasPassword && !how.passwordByMail ? 'link' : 'not'
}

async function readFactors(tx: Executor, userId: string) {
  const row = await tx.query
    .selectFrom('users')
    .innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .leftJoin('pins', 'pins.user_id', 'users.id')
    .select(['users.role', 'users.password_by_mail', 'users.password_hash', 'pins.by_mail', 'organisations.pins_by_link'])
    .select(['organisations.pin_need_admin', 'organisations.pin_need_manager', 'organisations.pin_need_staff'])
    .where('users.id', '=', userId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    twoSteps: row[`pin_need_${row.role}`] === 'second_step',
    hasPassword: row.password_hash !== null,
    passwordByMail: row.password_by_mail === 1,
    pinByMail: (row.by_mail ?? 'no') !== 'no',
    asLink: row.pins_by_link === 1,
  }
}

/** Notes that a user's PIN came by mail, in the transaction that gave it. */
export async function notePinByMail(tx: Executor, userId: string, how: Exclude<PinRow['by_mail'], 'no'>): Promise<void> {
  await tx.query.updateTable('pins').set({ by_mail: how }).where('user_id', '=', userId).execute()
}

/** Whoever came in with both has both. Digits in a mail stay where they are: as long as that PIN lives, the mailbox has it. */
export async function cameInWithBoth(tx: Executor, userId: string): Promise<void> {
  await tx.query.updateTable('users').set({ password_by_mail: 0 }).where('id', '=', userId).where('password_by_mail', '=', 1).execute()
  await tx.query.updateTable('pins').set({ by_mail: 'no' }).where('user_id', '=', userId).where('by_mail', '=', 'once').execute()
}
