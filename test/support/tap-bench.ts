import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { createKeyRing } from '../../server/crypto/key-ring.ts'
import type { DatabaseKind, Executor } from '../../server/db/database.ts'
import { deviceKeys } from '../../server/db/name-key.ts'
import type { DeviceRow } from '../../server/db/schema.ts'
import type { ServerEvent } from '../../server/events/event-bus.ts'
import { createCountedTaps } from '../../server/features/guessing/counted-tap.ts'
import { createGuessingService } from '../../server/features/guessing/guessing-service.ts'
import { newOrganisationRow } from '../../server/features/organisations/new-organisation.ts'
import { findOrganisation } from '../../server/features/organisations/organisation-store.ts'
import { assignPin } from '../../server/features/pins/assign-pin.ts'
import { addPinKey } from '../../server/features/pins/pin-key-store.ts'
import { createPinLookup } from '../../server/features/pins/pin-lookup-service.ts'
import { createPinTagger } from '../../server/features/pins/pin-tagger.ts'
import { createSessionService } from '../../server/features/sessions/session-service.ts'
import { createTapService, type TapCaller } from '../../server/features/sessions/tap-service.ts'
import { newUserRow } from '../../server/features/users/new-user.ts'
import type { LiveSession } from '../../server/http/caller.ts'
import { spendProof } from '../../server/http/proof-store.ts'
import { demandAtTap, wirePinChanges } from '../../server/wire-pin-changes.ts'
import { createTestDatabase } from './test-database.ts'

export const minute = 60_000
export const day = 24 * 60 * minute

/** The real tap on a real database with a held clock; `lookedUp` counts PIN lookups. */
export async function createTapBench(kind: DatabaseKind) {
  const place = await createTestDatabase(kind)
  const { database } = place
  const bench = { now: Date.UTC(2026, 0, 5, 8), lookedUp: 0 }
  const published: ServerEvent[] = []
  const effects = { now: () => bench.now, newId: () => v7(), randomBytes: (count: number) => new Uint8Array(randomBytes(count)) }
  const events = { publish: (...some: ServerEvent[]) => void published.push(...some), subscribe: () => () => undefined }
  const keys = createKeyRing(new Uint8Array(32).fill(1))
  const pins = createPinLookup(keys)
  const countedLookup = (tx: Executor, organisationId: string, pin: string) => {
    bench.lookedUp += 1
    return pins.findPinOwner(tx, organisationId, pin)
  }
  const taps = createTapService({
    database,
    effects,
    events,
    spendProof,
    beginTap: createCountedTaps(effects, pins),
    findPinOwner: countedLookup,
    notePinLogin: (tx, login) => pins.notePinLogin(tx, login),
    demandPinChange: demandAtTap({ effects }),
  })
  const changes = wirePinChanges(
    {
      database,
      effects,
      events,
      tagger: createPinTagger(keys),
      tellOwner: () => Promise.resolve(),
      writeNewPin: () => Promise.resolve('no_mail_server' as const),
    },
    pins,
    () => Promise.resolve(false),
  )
  const guessing = createGuessingService({ database, effects, events, pins, pinLengthOf: () => Promise.resolve(5) })
  const sessions = createSessionService({ database, effects, events, organisationById: findOrganisation })
  await addPinKey(database, { version: 1, check_tag: new Uint8Array(32), created_at: bench.now })

  const addOrganisation = async (slug: string): Promise<string> => {
    const row = { ...newOrganisationRow({ id: v7(), slug, name: slug, now: bench.now }), pin_login_active: 1 as const }
    await database.query.insertInto('organisations').values(row).execute()
    return row.id
  }
  const organisationId = await addOrganisation('corner-shop')
  const givePin = (userId: string, pin: string, typedByOwner = false, inOrganisation = organisationId) => {
    const assignment = {
      organisationId: inOrganisation,
      userId,
      pin,
      how: 'typed',
      typedByOwner,
      chosenByOwner: typedByOwner,
      now: bench.now,
    } as const
    return database.transaction((tx) => assignPin(tx, createPinTagger(keys), assignment))
  }
  const addUser = async (displayName: string, pin: string, inOrganisation = organisationId): Promise<string> => {
    const person = { displayName, username: null, email: null, role: 'staff', loginMethod: 'pin_only', passwordHash: null } as const
    const user = newUserRow({ id: v7(), organisationId: inOrganisation, now: bench.now, ...person })
    await database.query.insertInto('users').values(user).execute()
    await givePin(user.id, pin, false, inOrganisation)
    return user.id
  }
  const addDevice = async (name: string, columns: Partial<DeviceRow> = {}): Promise<DeviceRow> => {
    const device = deviceRow(organisationId, name, bench.now, columns)
    await database.query.insertInto('devices').values(device).execute()
    return device
  }
  const tap = (device: DeviceRow, pin: string, session: LiveSession | null = null) => taps.signInWithPin(callerOf(device, session), pin)
  const liveSession = async (id: string): Promise<LiveSession> => {
    const row = await database.query.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return { ...row, role: 'staff', displayName: 'somebody' }
  }
  const parts = { database, drop: () => place.drop(), bench, published, effects, pins, taps, changes, guessing, sessions }
  return { ...parts, organisationId, addOrganisation, addUser, givePin, addDevice, tap, liveSession }
}

export type TapBench = Awaited<ReturnType<typeof createTapBench>>

/** A caller as the guard makes it, with a proof of its own. */
export function callerOf(device: DeviceRow, session: LiveSession | null = null, proofId: string = v7()): TapCaller {
  const proof = { thumbprint: device.key_thumbprint, publicJwk: '{}', id: proofId, expiresAt: Number.MAX_SAFE_INTEGER }
  return { kind: 'device', ip: '192.0.2.1', proof, device, session }
}

function deviceRow(organisationId: string, name: string, now: number, columns: Partial<DeviceRow>): DeviceRow {
  return {
    id: v7(),
    organisation_id: organisationId,
    name,
    ...deviceKeys(name),
    status: 'approved',
    key_thumbprint: `key of ${name}`,
    public_jwk: '{}',
    platform: 'electron',
    app_version: '1.0.0',
    machine_id: '',
    approved_by: organisationId,
    approved_at: now,
    revoked_at: null,
    last_seen_at: null,
    created_at: now,
    ...columns,
  }
}
