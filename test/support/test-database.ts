import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database, DatabaseKind } from '../../server/db/database.ts'
import { openDatabase, type DatabaseLocation } from '../../server/db/open-database.ts'
import { migratedFile, migratedTemplate } from './migrated-database.ts'

/** For `describe.each`: every store is tested on both (STYLE.md 16). */
export const databaseKinds = ['sqlite', 'postgresql'] as const satisfies readonly DatabaseKind[]

export interface TestDatabase {
  database: Database
  /** For a second connection, or another process: the same tables. */
  location: DatabaseLocation
  drop(): Promise<void>
}

/** An empty place for a database: a new file, or a new database on the shared PostgreSQL. */
export interface TestLocation {
  location: DatabaseLocation
  drop(): Promise<void>
}

/** A database of the test's own with all tables and no rows. */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const place = await createMigratedLocation(kind)
  // Closing a pool does not wait for its sockets: the drop then cuts those that are still on their way out.
  let closed = false
  const database = openDatabase(place.location, (error) => {
    if (!closed) throw error
  })
  const drop = async (): Promise<void> => {
    closed = true
    await database.close()
    await place.drop()
  }
  return { database, location: place.location, drop }
}

/** Where a server of the test's own may keep its data; nothing is in it, not even tables. */
export async function createTestLocation(kind: DatabaseKind): Promise<TestLocation> {
  return kind === 'sqlite' ? newFile() : newPostgresDatabase('template1')
}

/**
 * The same with all tables and no rows: a copy of one that was migrated before. Whoever has to wait there does so for a minute: tests ask
 * for much at once, and on a slow machine the usual wait would be over before its turn comes.
 */
export async function createMigratedLocation(kind: DatabaseKind): Promise<TestLocation> {
  if (kind === 'sqlite') return newFile(await migratedFile())
  const { location, drop } = await newPostgresDatabase(migratedTemplate)
  return { location: { ...location, patient: true, longestWait: 60_000 }, drop }
}

function newFile(content?: Uint8Array): TestLocation {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-test-'))
  const file = path.join(folder, 'tillpass.db')
  if (content !== undefined) writeFileSync(file, content, { mode: 0o600 })
  return { location: { kind: 'sqlite', file }, drop: () => rm(folder, { recursive: true, force: true }) }
}

async function newPostgresDatabase(template: string) {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asPostgres(`create database ${name} template ${template}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  return {
    location: { kind: 'postgresql' as const, url: url.href },
    drop: () => asPostgres(`drop database if exists ${name} with (force)`),
  }
}

async function asPostgres(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
