import type { Executor } from './database.ts'

/** Writes a password's hash; links that were mailed to choose a new one open nothing any more (ACC-1). The version stays: nothing changed that a form of the user shows. */
export async function setPassword(tx: Executor, userId: string, passwordHash: string): Promise<void> {
  await tx.query.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute()
  await tx.query.deleteFrom('password_links').where('user_id', '=', userId).where('kind', '=', 'reset').execute()
}
