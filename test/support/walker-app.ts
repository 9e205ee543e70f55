import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { newSecret } from '../../server/crypto/app-secrets.ts'
import type { Database } from '../../server/db/database.ts'
import { tokenHash } from '../../server/http/caller-store.ts'
import type { Walker } from './walkers.ts'

type AppWalker = Extract<Walker, { kind: 'application' }>

interface Where {
  organisationId: string
  createdBy: string
  now: number
}

const minute = 60_000

/** An application as making, rotating and withdrawing leave it, with a token as the walker has it. */
export async function addApp(database: Database, where: Where, walker: AppWalker) {
  const { now } = where
  const app = await insertApp(database, where, walker)
  const key = newSecret('key', randomBytes(32))
  const until = walker.key === 'old' ? now + minute : walker.key === 'replaced' ? now : null
  const of = { app_key_id: app, organisation_id: where.organisationId, created_at: now }
  const secret = { key_hash: tokenHash(key), ...of, last_used_at: null, expires_at: until }
  if (walker.key !== 'unknown') await database.query.insertInto('app_key_secrets').values(secret).execute()
  if (walker.token === 'none' || walker.token === 'cookie') return { key, token: null }
  const token = newSecret('token', randomBytes(32))
  const owner = walker.token === 'other key' ? await insertApp(database, where, walker) : app
  const expires_at = walker.token === 'expired' ? now : now + minute
  await database.query
    .insertInto('app_tokens')
    .values({ token_hash: tokenHash(token), ...of, app_key_id: owner, expires_at })
    .execute()
  return { key, token }
}

async function insertApp(database: Database, { organisationId, createdBy, now }: Where, walker: AppWalker): Promise<string> {
  const id = v7()
  await database.query
    .insertInto('app_keys')
    .values({
      id,
      organisation_id: organisationId,
      name: 'Walker',
      kind: 'custom',
      scopes: walker.scopes.join(','),
      created_by: createdBy,
      created_at: now,
      last_used_at: null,
      withdrawn_at: walker.key === 'withdrawn' ? now : null,
    })
    .execute()
  return id
}
