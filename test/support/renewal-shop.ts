import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { KeyRing } from '../../server/crypto/key-ring.ts'
import { openRootKey } from '../../server/boot/root-key.ts'
import type { Database } from '../../server/db/database.ts'
import { openDatabase, type DatabaseLocation } from '../../server/db/open-database.ts'
import { newUserRow } from '../../server/features/users/new-user.ts'
import { createPinTagger } from '../../server/features/pins/pin-tagger.ts'
import { runTillpass } from './run-tillpass.ts'

export const boss = { username: 'boss', password: 'a password of the boss' }

/**
 * A shop with many people, each with a PIN of five digits; every third has no address. Its mail server takes calls and never says a
 * word, so mails stay in the outbox.
 * @param url of an empty database on PostgreSQL; SQLite where it is left out.
 */
export async function createRenewalShop(people: number, url?: string) {
  const mailServer = await startSilence()
  const { port: mailPort } = mailServer.address() as AddressInfo
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-renewal-'))
  const environment = {
    TILLPASS_DATA: folder,
    ...(url !== undefined && { DATABASE_URL: url }),
    SMTP_URL: `smtp://127.0.0.1:${mailPort}?tls=off`,
    SMTP_FROM: 'pin@shop.example',
  }
  const words = ['organisation', 'create', '--slug', 'shop', '--name', 'Shop', '--admin', boss.username]
  const made = await runTillpass(words, environment, `${boss.password}\n`)
  if (made.status !== 0) throw new Error(JSON.stringify(made))
  const location: DatabaseLocation =
    url === undefined ? { kind: 'sqlite', file: path.join(folder, 'tillpass.sqlite') } : { kind: 'postgresql', url }
  /** The tables and the key, as whoever runs the server has them. */
  const look = async <Seen>(see: (database: Database, keys: KeyRing) => Promise<Seen>): Promise<Seen> => {
    const database = openDatabase(location, () => undefined)
    try {
      const { keys } = await openRootKey({ file: path.join(folder, 'root.key'), database, now: Date.now() })
      return await see(database, keys)
    } finally {
      await database.close()
    }
  }
  const old = await look((database, keys) => fill(database, keys, people))
  return {
    environment,
    old,
    look,
    drop: () => {
      mailServer.close()
      return rm(folder, { recursive: true, force: true })
    },
  }
}

async function startSilence(): Promise<Server> {
  const server = createServer((socket) => void socket.unref().on('error', () => undefined))
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return server
}

/** The last in the order of IDs, whose turn comes last. */
const idOf = (at: number) => `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`

/** @returns the old PIN of each, by ID. */
async function fill(database: Database, keys: KeyRing, people: number): Promise<Map<string, string>> {
  const { id: organisationId } = await database.query.selectFrom('organisations').select('id').executeTakeFirstOrThrow()
  await database.query.updateTable('organisations').set({ pin_max_length: 8 }).execute()
  const tagger = createPinTagger(keys)
  const old = new Map(Array.from({ length: people }, (_, at) => [idOf(at), String((at * 7 + 10_013) % 100_000).padStart(5, '0')]))
  const of = { organisationId, role: 'staff', loginMethod: 'pin_only', username: null, passwordHash: null, now: 0 } as const
  const rows = [...old].map(([id, pin], at) => ({
    user: newUserRow({ ...of, id, displayName: `Person ${at}`, email: at % 3 === 0 ? null : `p${at}@shop.example` }),
    pin: { ...pinOf, user_id: id, organisation_id: organisationId },
    claims: tagger
      .claimTags([1], organisationId, pin)
      .map((tag) => ({ ...tag, organisation_id: organisationId, user_id: id, retired_until: null, grace: 0 as const })),
  }))
  await database.transaction(async (tx) => {
    for (let at = 0; at < rows.length; at += 500) {
      const some = rows.slice(at, at + 500)
      await tx.query
        .insertInto('users')
        .values(some.map(({ user }) => user))
        .execute()
      await tx.query
        .insertInto('pins')
        .values(some.map(({ pin }) => pin))
        .execute()
      await tx.query
        .insertInto('pin_claims')
        .values(some.flatMap(({ claims }) => claims))
        .execute()
    }
  })
  return old
}

/** What the row of a PIN says, apart from whose it is. */
export const pinOf = {
  length: 5,
  set_at: 1,
  how: 'typed',
  typed_by_owner: 0,
  chosen_by_owner: 0,
  by_mail: 'no',
  last_login_at: 1,
  version: 1,
} as const
