/** Whether a query failed because a row with the same key was already there, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // PostgreSQL: SQLSTATE 23505; SQLite: extended result codes SQLITE_CONSTRAINT_UNIQUE and _PRIMARYKEY.
  return ('code' in error && error.code === '23505') || ('errcode' in error && (error.errcode === 2067 || error.errcode === 1555))
}
