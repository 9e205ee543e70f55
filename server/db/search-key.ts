import { sql, type Expression, type SqlBool } from 'kysely'
import type { UserRow } from './schema.ts'

/** Text folded for search: neither case nor accents make a difference, so that zoe finds Zoë. */
export function searchKey(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKC')
}

/** What a user is found by (`users.search_key`). */
export function userSearchKey(user: Pick<UserRow, 'display_name' | 'username' | 'email'>): string {
  return searchKey([user.display_name, user.username ?? '', user.email ?? ''].join(' '))
}

/** One condition for each typed word: the folded column has it somewhere. */
export function hasWords(column: string, typed: string): Expression<SqlBool>[] {
  const words = searchKey(typed).split(/\s+/).filter(Boolean)
  return words.map((word) => sql<SqlBool>`${sql.ref(column)} like ${`%${literal(word)}%`} escape '!'`)
}

/** What LIKE takes for a wildcard is looked for as it stands. */
function literal(word: string): string {
  return word.replace(/[!%_]/g, '!$&')
}
