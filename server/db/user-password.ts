import type { Executor } from './database.ts'

/**
 * Writes a password's hash; links to choose one, of whatever kind, open nothing any more: none takes its place (ACC-1, ACC-2). Nor do printed
 * codes, unless one of them chose it: whoever knew the password before may have made them. That it came by mail is kept (POL-8). The version
 * stays: nothing changed that a form of the user shows.
 */
export async function setPassword(
  tx: Executor,
  userId: string,
  passwordHash: string,
  by: 'printed_code' | 'mail' | 'otherwise' = 'otherwise',
): Promise<void> {
  const password = { password_hash: passwordHash, password_by_mail: by === 'mail' ? 1 : 0 } as const
  await tx.query.updateTable('users').set(password).where('id', '=', userId).execute()
  await tx.query.deleteFrom('password_links').where('user_id', '=', userId).execute()
  // Worth nothing from now on; that they were left open goes on record (LOG-1).
  await tx.query.updateTable('second_step_tokens').set({ expires_at: 0 }).where('user_id', '=', userId).execute()
  await tx.query.deleteFrom('pin_change_tokens').where('user_id', '=', userId).where('after_password', '=', 1).execute()
  if (by !== 'printed_code') await dropPrintedCodes(tx, userId)
}

/** Lets printed codes choose no password any more: the one they were made with is gone (ACC-1). */
export async function dropPrintedCodes(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
}

/** Lets mailed links and codes open nothing any more: they went to who the user was, and where the user's mail went, when they were asked for (ACC-1, SELF-7). */
export async function dropMailedSecrets(tx: Executor, userId: string): Promise<void> {
  await tx.query.deleteFrom('password_links').where('user_id', '=', userId).where('kind', '=', 'reset').execute()
  await tx.query.deleteFrom('email_links').where('user_id', '=', userId).execute()
  await tx.query.deleteFrom('pin_codes').where('user_id', '=', userId).execute()
}
