import type { Executor } from './database.ts'

/**
 * Gives back what was tried of a user's PIN after the password (POL-8): where the operator resets the password, and where somebody else sets
 * the PIN. Nobody who guesses can bring that about.
 */
export async function forgetStepTries(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('second_step_counters').where('user_id', '=', userId).execute()
}
