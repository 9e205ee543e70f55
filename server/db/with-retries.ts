/** SQLSTATE of transactions that PostgreSQL rolled back because of others: serialization_failure, deadlock_detected. */
const rolledBackByOthers = new Set(['40001', '40P01'])
const mostTries = 3

/** Runs a transaction again where the database rolled it back for the sake of another; nothing of it had happened. */
export async function withRetries<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction()
    } catch (error: unknown) {
      if (tries === mostTries || !isRolledBackByOthers(error)) throw error
    }
  }
}

function isRolledBackByOthers(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && rolledBackByOthers.has(error.code)
}
