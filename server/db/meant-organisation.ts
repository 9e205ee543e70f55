import type { Executor } from './database.ts'

/** The one organisation of that short name; without a name the only one there is. */
export async function meantOrganisation(tx: Executor, slug: string | null): Promise<string | undefined> {
  const some = tx.query.selectFrom('organisations').select('id').limit(2)
  const rows = await (slug === null ? some : some.where('slug', '=', slug)).execute()
  return rows.length === 1 ? rows[0]?.id : undefined
}
