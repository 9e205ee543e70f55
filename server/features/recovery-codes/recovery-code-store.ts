import type { RecoveryCodeRow } from '../../db/code-rows.ts'
import type { Executor } from '../../db/database.ts'

/** Puts new codes in the place of all before. */
export async function replaceCodes(tx: Executor, userId: string, rows: readonly RecoveryCodeRow[]): Promise<void> {
  await tx.query.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  await tx.query.insertInto('recovery_codes').values(rows).execute()
}

/** Codes that are left, and when they were made. */
export async function countCodes(tx: Executor, userId: string): Promise<{ left: number; madeAt: number | null }> {
  const { left, madeAt } = await tx.query
    .selectFrom('recovery_codes')
    .select((select) => [select.fn.countAll<number>().as('left'), select.fn.max<number | null>('created_at').as('madeAt')])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return { left, madeAt }
}

export async function hasCode(tx: Executor, { user_id, tag }: Pick<RecoveryCodeRow, 'user_id' | 'tag'>): Promise<boolean> {
  const row = await tx.query
    .selectFrom('recovery_codes')
    .select('created_at')
    .where('user_id', '=', user_id)
    .where('tag', '=', tag)
    .executeTakeFirst()
  return row !== undefined
}

/** Spends a code. @returns whether it was there: of two at once one wins. */
export async function spendCode(tx: Executor, { user_id, tag }: Pick<RecoveryCodeRow, 'user_id' | 'tag'>): Promise<boolean> {
  const { numDeletedRows } = await tx.query
    .deleteFrom('recovery_codes')
    .where('user_id', '=', user_id)
    .where('tag', '=', tag)
    .executeTakeFirst()
  return numDeletedRows > 0
}
