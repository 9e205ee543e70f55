import type { z } from 'zod'
import type { Refused } from '../http/answer.ts'
import { namesNul } from '../http/json-text.ts'

/** Where a keyset page ended: the sort key of its last row, opaque to whoever sends it back. */
function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor back. Null: no such cursor was ever handed out. */
export function decodeCursor<Key>(cursor: string, schema: z.ZodType<Key>): Key | null {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    // No key we hand out has a NUL, and PostgreSQL takes none.
    if (namesNul(text)) return null
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch (error: unknown) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export const badCursor: Refused = {
  refused: 'invalid_request',
  errors: [{ field: 'cursor', rule: 'A cursor is the `next` of the page before, unchanged.' }],
}

/** Cuts a page off rows that were read one further than asked for, so that the last page says so. */
export function cutPage<Row>(rows: Row[], limit: number, keyOf: (row: Row) => (string | number)[]): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null }
}
