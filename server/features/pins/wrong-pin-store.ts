import type { Executor } from '../../db/database.ts'

/** How many wrong PINs somebody typed as the own one, to change it or to sign (SELF-2, SIGN-1), since the password last signed, or a lead or a mailed code set the PIN. */
export async function wrongOwnPins(tx: Executor, userId: string): Promise<number> {
  const row = await tx.query.selectFrom('signing_tries').select('wrong').where('user_id', '=', userId).executeTakeFirst()
  return row?.wrong ?? 0
}

/** Counts one more. Call it while the user's row is held. @param at epoch milliseconds. */
export async function addWrongOwnPin(tx: Executor, user: { id: string; organisationId: string }, at: number): Promise<void> {
  await tx.query
    .insertInto('signing_tries')
    .values({ user_id: user.id, organisation_id: user.organisationId, wrong: 1, last_at: at })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet((set) => ({ wrong: set('signing_tries.wrong', '+', 1), last_at: at })))
    .execute()
}

/** Forgets what was typed wrong: the password signed, or the PIN is another that nobody guessed. */
export async function forgetWrongOwnPins(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('signing_tries').where('user_id', '=', userId).execute()
}
