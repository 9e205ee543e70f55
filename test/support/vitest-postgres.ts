import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateAt, migratedTemplate } from './migrated-database.ts'
import { startPostgres, type Postgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the shared cluster's `postgres` database. */
    postgresUrl: string
  }
}

/** Vitest's global setup: one PostgreSQL for all test files, each of which makes databases of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres({ durable: false })
  await makeTemplate(postgres)
  project.provide('postgresUrl', postgres.url('postgres'))
  return () => postgres.remove()
}

async function makeTemplate(postgres: Postgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  await client.query(`create database ${migratedTemplate}`).finally(() => client.end())
  await migrateAt({ kind: 'postgresql', url: postgres.url(migratedTemplate) })
}
