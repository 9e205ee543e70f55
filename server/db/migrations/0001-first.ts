import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseKind } from '../database.ts'
import { createTable } from './table.ts'

type AnyKysely = Kysely<never>

/** Organisations, users, PINs, devices, guessing, sessions, records. */
export function firstMigration(kind: DatabaseKind): Migration {
  return {
    up: async (db: AnyKysely) => {
      await createOrganisations(db, kind)
      await createUsers(db, kind)
      await createPins(db, kind)
      await createDevices(db, kind)
      await createGuessing(db, kind)
      await createSessions(db, kind)
      await createPasswordAttempts(db, kind)
      await createAuditEvents(db, kind)
    },
  }
}

async function createOrganisations(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const columns = {
    id: 'id',
    slug: 'text',
    name: 'text',
    created_at: 'integer',
    pin_login_active: 'flag',
    pin_login_changed_at: 'integer?',
    pin_min_length: 'integer',
    pin_max_length: 'integer',
    browser_devices_allowed: 'flag',
    idle_seconds: 'integer',
    terminal_session_seconds: 'integer',
    console_session_seconds: 'integer',
  } as const
  await createTable(db, kind, 'organisations', columns, (table) =>
    table.addPrimaryKeyConstraint('organisations_pk', ['id']).addUniqueConstraint('organisations_slug', ['slug']),
  )
}

async function createUsers(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const columns = {
    id: 'id',
    organisation_id: 'id',
    display_name: 'text',
    username: 'text?',
    username_key: 'text?',
    email: 'text?',
    role: 'text',
    login_method: 'text',
    password_hash: 'text?',
    blocked: 'flag',
    pin_for_signing: 'flag',
    last_login_at: 'integer?',
    created_at: 'integer',
    removed_at: 'integer?',
    version: 'integer',
  } as const
  await createTable(db, kind, 'users', columns, (table) =>
    table.addPrimaryKeyConstraint('users_pk', ['id']).addUniqueConstraint('users_username', ['organisation_id', 'username_key']),
  )
  await db.schema.createIndex('users_by_name').on('users').columns(['organisation_id', 'display_name', 'id']).execute()
}

async function createPins(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const pins = {
    user_id: 'id',
    organisation_id: 'id',
    length: 'integer',
    set_at: 'integer',
    how: 'text',
    typed_by_owner: 'flag',
    last_login_at: 'integer?',
  } as const
  await createTable(db, kind, 'pins', pins, (table) => table.addPrimaryKeyConstraint('pins_pk', ['user_id']))
  await db.schema.createIndex('pins_by_organisation').on('pins').columns(['organisation_id', 'length']).execute()
  const claims = { organisation_id: 'id', key_version: 'integer', tag: 'blob', user_id: 'id', retired_until: 'integer?' } as const
  await createTable(db, kind, 'pin_claims', claims, (table) =>
    table.addPrimaryKeyConstraint('pin_claims_pk', ['organisation_id', 'key_version', 'tag']),
  )
  await db.schema.createIndex('pin_claims_by_user').on('pin_claims').columns(['user_id']).execute()
  const keys = { version: 'integer', check_tag: 'blob', created_at: 'integer' } as const
  await createTable(db, kind, 'pin_keys', keys, (table) => table.addPrimaryKeyConstraint('pin_keys_pk', ['version']))
}

async function createDevices(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const columns = {
    id: 'id',
    organisation_id: 'id',
    name: 'text',
    status: 'text',
    key_thumbprint: 'text',
    public_jwk: 'text',
    platform: 'text',
    app_version: 'text',
    machine_id: 'text',
    approved_by: 'id',
    approved_at: 'integer',
    revoked_at: 'integer?',
    last_seen_at: 'integer?',
    created_at: 'integer',
  } as const
  await createTable(db, kind, 'devices', columns, (table) =>
    table.addPrimaryKeyConstraint('devices_pk', ['id']).addUniqueConstraint('devices_key', ['key_thumbprint']),
  )
  await db.schema.createIndex('devices_by_approval').on('devices').columns(['organisation_id', 'approved_at', 'id']).execute()
}

async function createGuessing(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const guessing = {
    device_id: 'id',
    organisation_id: 'id',
    wrong_in_row: 'integer',
    wait_until: 'integer?',
    wait_seconds: 'integer',
    paused_at: 'integer?',
    pause_reason: 'text?',
    charges: 'text',
    forgiven: 'text',
    lifts: 'text',
  } as const
  await createTable(db, kind, 'guessing', guessing, (table) => table.addPrimaryKeyConstraint('guessing_pk', ['device_id']))
  const refusals = { device_id: 'id', tag: 'blob', refused_at: 'integer', charged_at: 'integer?' } as const
  await createTable(db, kind, 'guessing_refusals', refusals, (table) =>
    table.addPrimaryKeyConstraint('guessing_refusals_pk', ['device_id', 'tag']),
  )
  await db.schema.createIndex('guessing_refusals_by_time').on('guessing_refusals').columns(['refused_at']).execute()
}

async function createSessions(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const sessions = {
    id: 'id',
    organisation_id: 'id',
    user_id: 'id',
    device_id: 'id?',
    surface: 'text',
    method: 'text',
    token_hash: 'blob',
    key_thumbprint: 'text?',
    started_at: 'integer',
    last_seen_at: 'integer',
    expires_at: 'integer',
    locked_at: 'integer?',
    ended_at: 'integer?',
    end_reason: 'text?',
    ip: 'text',
  } as const
  await createTable(db, kind, 'sessions', sessions, (table) =>
    table.addPrimaryKeyConstraint('sessions_pk', ['id']).addUniqueConstraint('sessions_token', ['token_hash']),
  )
  await db.schema.createIndex('sessions_by_device').on('sessions').columns(['device_id', 'started_at', 'id']).execute()
  await db.schema.createIndex('sessions_by_user').on('sessions').columns(['user_id', 'started_at']).execute()
  await db.schema.createIndex('sessions_by_key').on('sessions').columns(['key_thumbprint', 'ended_at']).execute()
  const proofs = { id: 'text', expires_at: 'integer' } as const
  await createTable(db, kind, 'dpop_proofs', proofs, (table) => table.addPrimaryKeyConstraint('dpop_proofs_pk', ['id']))
  await db.schema.createIndex('dpop_proofs_by_time').on('dpop_proofs').columns(['expires_at']).execute()
}

async function createPasswordAttempts(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const attempts = {
    organisation_id: 'id',
    subject: 'blob',
    place: 'text',
    wrong_in_row: 'integer',
    refused_until: 'integer?',
    last_at: 'integer',
  } as const
  await createTable(db, kind, 'password_attempts', attempts, (table) =>
    table.addPrimaryKeyConstraint('password_attempts_pk', ['organisation_id', 'subject', 'place']),
  )
  const places = { organisation_id: 'id', user_id: 'id', place: 'text', last_at: 'integer' } as const
  await createTable(db, kind, 'known_places', places, (table) =>
    table.addPrimaryKeyConstraint('known_places_pk', ['organisation_id', 'user_id', 'place']),
  )
}

async function createAuditEvents(db: AnyKysely, kind: DatabaseKind): Promise<void> {
  const columns = {
    id: 'id',
    organisation_id: 'id',
    at: 'integer',
    type: 'text',
    actor_id: 'id?',
    subject_id: 'id?',
    device_id: 'id?',
    session_id: 'id?',
    ip: 'text?',
    details: 'text',
  } as const
  await createTable(db, kind, 'audit_events', columns, (table) => table.addPrimaryKeyConstraint('audit_events_pk', ['id']))
  await db.schema.createIndex('audit_events_by_time').on('audit_events').columns(['organisation_id', 'at', 'id']).execute()
  await db.schema.createIndex('audit_events_by_device').on('audit_events').columns(['device_id', 'at']).execute()
}
