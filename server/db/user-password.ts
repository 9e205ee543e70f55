import type { Executor } from './database.ts'

/** Writes a password's hash. The version stays: nothing changed that a form of the user shows. */
export async function setPassword(tx: Executor, userId: string, passwordHash: string): Promise<void> {
  await tx.query.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute()
}
