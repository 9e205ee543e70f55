import { v7 } from 'uuid'
import type { AppKind } from '../../contract/app-keys.ts'
import { createKeyRing } from '../../server/crypto/key-ring.ts'
import { usernameKey } from '../../server/db/username-key.ts'
import type { DatabaseKind } from '../../server/db/database.ts'
import { deviceKeys } from '../../server/db/name-key.ts'
import type { DeviceRow, UserRow } from '../../server/db/schema.ts'
import { createPasswordService } from '../../server/features/passwords/password-service.ts'
import { newOrganisationRow } from '../../server/features/organisations/new-organisation.ts'
import { createVerifyQueue } from '../../server/features/passwords/verify-queue.ts'
import { forgetWrongOwnPins } from '../../server/features/pins/wrong-pin-store.ts'
import { createAddressLimit } from '../../server/http/address-limit.ts'
import type { PasswordCaller } from '../../server/http/password-check.ts'
import { createTestDatabase } from './test-database.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The password of every user on the bench. */
export const rightPassword = 'correct horse battery'

/**
 * The real password service on a real database, with a held clock. Only the slow hash is replaced, so that hundreds of tries fit
 * into a test and each verification is counted; test/api goes through the real one.
 */
export async function createPasswordBench(kind: DatabaseKind, limits = { atOnce: 4, waiting: 1_000 }) {
  const { database, ...place } = await createTestDatabase(kind)
  const bench = { now: Date.UTC(2026, 0, 5, 8), verified: 0 }
  const deps = {
    database,
    effects: { now: () => bench.now, newId: () => v7(), randomBytes: (count: number) => new Uint8Array(count).fill(7) },
    keyRing: createKeyRing(new Uint8Array(32).fill(1)),
    verify: async (password: string, hash: string | null) => {
      bench.verified += 1
      await Promise.resolve()
      return hash === `hash of ${password}`
    },
    queue: createVerifyQueue(limits),
    signIns: createAddressLimit(1_000_000),
    afterConfirmation: forgetWrongOwnPins,
  }
  const passwords = createPasswordService(deps)
  const addOrganisation = async (slug: string): Promise<string> => {
    const id = v7()
    await database.query
      .insertInto('organisations')
      .values({ ...newOrganisationRow({ id, slug, name: slug, now: bench.now }), ...lasting })
      .execute()
    return id
  }
  const organisationId = await addOrganisation('corner-shop')
  const addUser = async (username: string, columns: Partial<UserRow> = {}): Promise<UserRow> => {
    const user = { ...userColumns, id: v7(), organisation_id: organisationId, username, username_key: usernameKey(username), ...columns }
    await database.query.insertInto('users').values(user).execute()
    return user
  }
  const tryPassword = async (username: string, password: string, caller: PasswordCaller, inOrganisation = organisationId) =>
    passwords.signIn({ organisationId: inOrganisation, username, password, caller }, (_, user) => Promise.resolve(user.id))
  return { ...deps, bench, passwords, drop: () => place.drop(), organisationId, addOrganisation, addUser, tryPassword }
}

export type PasswordBench = Awaited<ReturnType<typeof createPasswordBench>>

/** A browser, with its known-place cookie where it has one. */
export function browser(ip: string, place: string | null = null): PasswordCaller {
  return { kind: 'browser', ip, place }
}

/** An application: on a server of its own, or at the person's own place; with what it keeps for that person, where it does. */
export function application(id: string, kind: AppKind, place: string | null = null, ip = '192.0.2.1'): PasswordCaller {
  return { kind: 'application', ip, place, app: { id, organisation_id: '', name: 'Roster', kind, scopes: ['users.authenticate'] } }
}

/** A device by its key; approved, revoked, or unknown. */
export function device(ip: string, thumbprint: string, status: DeviceRow['status'] | null): PasswordCaller {
  const proof = { thumbprint, publicJwk: '{}', id: 'proof', expiresAt: 0 }
  return { kind: 'device', ip, proof, device: status === null ? null : { ...deviceColumns, key_thumbprint: thumbprint, status } }
}

/** Short, so that a test reaches the end of them. */
const lasting = { idle_seconds: 60, terminal_session_seconds: 3_600, console_session_seconds: 3_600 } as const

const userColumns = {
  display_name: 'Somebody',
  email: null,
  email_verified_at: null,
  language: null,
  name_key: '',
  search_key: '',
  role: 'staff',
  login_method: 'password_and_pin',
  password_hash: `hash of ${rightPassword}`,
  blocked: 0,
  pin_for_signing: 0,
  password_by_mail: 0,
  security_image: null,
  personal_phrase: null,
  last_login_at: null,
  created_at: 0,
  removed_at: null,
  version: 1,
} as const

const deviceColumns = {
  id: '01890000-0000-7000-8000-000000000001',
  organisation_id: '01890000-0000-7000-8000-000000000002',
  name: 'Till 1',
  ...deviceKeys('Till 1'),
  public_jwk: '{}',
  platform: 'browser',
  app_version: '0.1.0',
  machine_id: '',
  approved_by: '01890000-0000-7000-8000-000000000003',
  approved_at: 0,
  revoked_at: null,
  last_seen_at: null,
  created_at: 0,
} as const
