import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Role } from '../../contract/roles.ts'
import { deviceKeyOf, makeKeyPair, type DeviceKey } from '../../client/device-key.ts'
import type { Database } from '../../server/db/database.ts'
import { deviceKeys } from '../../server/db/name-key.ts'
import type { DeviceRow, SessionRow } from '../../server/db/schema.ts'
import { newOrganisationRow } from '../../server/features/organisations/new-organisation.ts'
import { newUserRow } from '../../server/features/users/new-user.ts'
import { addApp } from './walker-app.ts'
import type { Standing, Walker } from './walkers.ts'

/** What a walker sends along. */
export interface Credentials {
  /** Session token in the cookie. */
  cookie: string | null
  /** Session token in `Authorization: DPoP`. */
  token: string | null
  key: DeviceKey | null
  /** An application's key and bearer token. */
  app: { key: string; token: string | null } | null
}

type KeyState = Extract<Walker, { kind: 'device' }>['key']
type Member = Role | 'blocked'

const hour = 3_600_000

/** People and devices of an organisation, and a maker of fresh sessions: rows as sign-ins, approvals and revocations leave them. */
export async function createCredentials(database: Database, now: () => number) {
  const organisationId = v7()
  const organisation = newOrganisationRow({ id: organisationId, slug: 'walk', name: 'Walk', now: now() })
  await database.query
    .insertInto('organisations')
    .values({ ...organisation, pin_login_active: 1 })
    .execute()
  const members = await addMembers(database, organisationId, now())
  const devices = await addDevices(database, organisationId, members.admin, now())
  const addSession = async (columns: Pick<SessionRow, 'user_id' | 'surface' | 'method'> & Partial<SessionRow>): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    const session = { ...freshSession(organisationId, token, now()), ...columns }
    await database.query.insertInto('sessions').values(session).execute()
    return token
  }
  const appOf = async (walker: Extract<Walker, { kind: 'application' }>) => {
    const made = await addApp(database, { organisationId, createdBy: members.admin, now: now() }, walker)
    if (walker.token !== 'cookie') return made
    return { ...made, token: await addSession({ user_id: members.admin, surface: 'console', method: 'password' }) }
  }
  const userOf = (walker: { role: Role; session: Standing }) => (walker.session === 'blocked' ? members.blocked : members[walker.role])
  return async (walker: Walker): Promise<Credentials> => {
    if (walker.kind === 'nobody' || walker.kind === 'operator') return nothing
    if (walker.kind === 'application') return { ...nothing, app: await appOf(walker) }
    const standing = columnsOf(walker.session, now())
    if (walker.kind === 'browser') {
      const surface = walker.session === 'other surface' ? 'terminal' : 'console'
      const cookie = await addSession({ user_id: userOf(walker), surface, method: 'password', ...standing })
      return { ...nothing, cookie }
    }
    const device = devices[walker.key]
    if (walker.session === 'none') return { ...nothing, key: device.key }
    const surface = walker.session === 'other surface' ? 'console' : 'terminal'
    const key_thumbprint = walker.session === 'other key' ? devices.revoked.key.thumbprint : device.key.thumbprint
    const bound = { device_id: device.id, key_thumbprint: surface === 'terminal' ? key_thumbprint : null }
    const token = await addSession({ user_id: userOf(walker), surface, method: walker.method, ...bound, ...standing })
    return { ...nothing, token, key: device.key }
  }
}

const nothing: Credentials = { cookie: null, token: null, key: null, app: null }

function columnsOf(standing: Standing, now: number): Partial<SessionRow> {
  if (standing === 'locked') return { locked_at: now }
  if (standing === 'expired') return { expires_at: now }
  return standing === 'ended' ? { ended_at: now, end_reason: 'signed_out' } : {}
}

function freshSession(organisationId: string, token: string, now: number): Omit<SessionRow, 'user_id' | 'surface' | 'method'> {
  return {
    id: v7(),
    organisation_id: organisationId,
    device_id: null,
    second_step: 0,
    token_hash: createHash('sha256').update(token).digest(),
    key_thumbprint: null,
    started_at: now,
    last_seen_at: now,
    expires_at: now + hour,
    locked_at: null,
    ended_at: null,
    end_reason: null,
    ip: '127.0.0.1',
  }
}

async function addMembers(database: Database, organisationId: string, now: number): Promise<Record<Member, string>> {
  const members = { admin: v7(), manager: v7(), staff: v7(), blocked: v7() }
  for (const [name, id] of Object.entries(members)) {
    const role: Role = name === 'manager' || name === 'staff' ? name : 'admin'
    const person = { displayName: name, username: name, email: null, role, loginMethod: 'password_and_pin', passwordHash: null } as const
    const row = newUserRow({ id, organisationId, now, ...person })
    await database.query
      .insertInto('users')
      .values({ ...row, blocked: name === 'blocked' ? 1 : 0 })
      .execute()
  }
  return members
}

interface WalkerDevice {
  id: string | null
  key: DeviceKey
}

async function addDevices(
  database: Database,
  organisationId: string,
  approvedBy: string,
  now: number,
): Promise<Record<KeyState, WalkerDevice>> {
  const newKey = async (): Promise<DeviceKey> => deviceKeyOf(await makeKeyPair({ extractable: false }))
  const add = async (status: DeviceRow['status']): Promise<WalkerDevice> => {
    const [id, key] = [v7(), await newKey()]
    await database.query
      .insertInto('devices')
      .values(deviceRow(id, organisationId, approvedBy, key, status, now))
      .execute()
    return { id, key }
  }
  return { unknown: { id: null, key: await newKey() }, approved: await add('approved'), revoked: await add('revoked') }
}

function deviceRow(
  id: string,
  organisationId: string,
  approvedBy: string,
  key: DeviceKey,
  status: DeviceRow['status'],
  now: number,
): DeviceRow {
  return {
    id,
    organisation_id: organisationId,
    name: `${status} till`,
    ...deviceKeys(`${status} till`),
    status,
    key_thumbprint: key.thumbprint,
    public_jwk: JSON.stringify(key.publicJwk),
    platform: 'electron',
    app_version: '1.0.0',
    machine_id: '',
    approved_by: approvedBy,
    approved_at: now,
    revoked_at: status === 'revoked' ? now : null,
    last_seen_at: null,
    created_at: now,
  }
}
