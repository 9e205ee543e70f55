import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '../../server/db/migrate.ts'
import { openDatabase, type DatabaseLocation } from '../../server/db/open-database.ts'

/** On the shared PostgreSQL: the database with all tables that tests get copies of. */
export const migratedTemplate = 'migrated'

let made: Promise<Uint8Array> | undefined

/** SQLite's file with all tables and no rows, made once in a process: a copy costs a hundredth of the migrations. */
export function migratedFile(): Promise<Uint8Array> {
  return (made ??= makeFile())
}

async function makeFile(): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-migrated-'))
  const file = path.join(folder, 'tillpass.db')
  await migrateAt({ kind: 'sqlite', file })
  const content = readFileSync(file)
  await rm(folder, { recursive: true })
  return content
}

/** Brings the tables at an empty place up to date, and leaves nobody connected. */
export async function migrateAt(location: DatabaseLocation): Promise<void> {
  const database = openDatabase(location, (error) => {
    throw error
  })
  await migrate(database)
  await database.close()
}
