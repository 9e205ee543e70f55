import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the shared cluster's `postgres` database. */
    postgresUrl: string
  }
}

/** Vitest's global setup: one PostgreSQL for all test files, each of which makes databases of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres({ durable: false })
  project.provide('postgresUrl', postgres.url('postgres'))
  return () => postgres.remove()
}
