/** SQLSTATE classes of a server that cannot answer: connection, resources, operator intervention, system, and its own failure. */
const postgresClasses = /^(?:08|53|57|58|F0|XX)/
/** lock_not_available, idle_in_transaction_session_timeout: somebody has what is needed, or had it too long. */
const waitedTooLong = new Set(['55P03', '25P03'])
/** What sockets and the pool say when nobody is there. */
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
const poolMessages =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|.*not queryable)/
/** SQLite primary result codes: busy, locked, out of memory, read-only, I/O, corrupt, full, cannot open, no database. */
const sqliteCodes = new Set([5, 6, 7, 8, 10, 11, 13, 14, 26])

/** Whether a query failed because the database is away or cannot write, as opposed to a mistake in the query: the answer is no (GRD-7). */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteCodes.has(error.errcode & 0xff)
  if ('code' in error && typeof error.code === 'string' && isAwayCode(error.code)) return true
  if (poolMessages.test(error.message)) return true
  const inside: unknown[] = error instanceof AggregateError ? error.errors : [error.cause]
  return inside.some(isUnavailable)
}

function isAwayCode(code: string): boolean {
  return networkCodes.has(code) || waitedTooLong.has(code) || (code.length === 5 && postgresClasses.test(code))
}
