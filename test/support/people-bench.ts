import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { createKeyRing } from '../../server/crypto/key-ring.ts'
import { keyCheckTag } from '../../server/crypto/pin-tags.ts'
import type { Database, DatabaseKind } from '../../server/db/database.ts'
import type { OrganisationRow, SessionRow, UserRow } from '../../server/db/schema.ts'
import { nameKey } from '../../server/db/name-key.ts'
import { userSearchKey } from '../../server/db/search-key.ts'
import type { ServerEvent } from '../../server/events/event-bus.ts'
import { adviseLength } from '../../contract/length-advice.ts'
import { newOrganisationRow } from '../../server/features/organisations/new-organisation.ts'
import { createInvitations } from '../../server/features/password-links/invitations.ts'
import { createPinLoginService } from '../../server/features/pin-login/pin-login-service.ts'
import { releasePin } from '../../server/features/pins/assign-pin.ts'
import { createMailWriter } from '../../server/features/mail/write-mail.ts'
import { addPinKey } from '../../server/features/pins/pin-key-store.ts'
import { createPinImport } from '../../server/features/pins/import-pin.ts'
import { createPinLookup } from '../../server/features/pins/pin-lookup-service.ts'
import { refuseMail } from '../../server/features/mailboxes/mail-limits.ts'
import { createVerification } from '../../server/features/mailboxes/verification.ts'
import { createPinRulesService } from '../../server/features/pin-rules/pin-rules-service.ts'
import { createPinsOfNewUsers } from '../../server/features/pins/new-user-pin.ts'
import { pinFacts } from '../../server/features/pins/pin-facts.ts'
import type { PinServiceDeps } from '../../server/features/pins/pin-deps.ts'
import { createOwnPinService } from '../../server/features/pins/own-pin-service.ts'
import { createRenewalStarter } from '../../server/features/pin-renewal/start-renewal.ts'
import { createPinService, type PinService } from '../../server/features/pins/pin-service.ts'
import type { WantedPin } from '../../server/features/pins/set-pin.ts'
import { createPinTagger } from '../../server/features/pins/pin-tagger.ts'
import { createSettingsService } from '../../server/features/settings/settings-service.ts'
import { createImportService } from '../../server/features/users/import/import-service.ts'
import { newUserRow } from '../../server/features/users/new-user.ts'
import { createUserService } from '../../server/features/users/user-service.ts'
import type { BrowserCaller, LiveSession, WithSession } from '../../server/http/caller.ts'
import type { ConfirmChange } from '../../server/http/confirm-change.ts'
import { newPinWriterOf, tellersOf } from '../../server/wire-mail.ts'
import { renewalDepsOf } from './renewal-deps.ts'
import { createTestDatabase } from './test-database.ts'

export const day = 24 * 60 * 60 * 1000

/** The password that the bench confirms changes with; test/api goes through the real check. */
export const ownPassword = 'correct horse battery'

/** What the bench's people sign with (SIGN-1). */
export const ownSignature = { password: ownPassword }

type Lead = WithSession<BrowserCaller>

/** Users, PINs and activation on a real database, with a held clock and every event kept. */
export async function createPeopleBench(kind: DatabaseKind) {
  const { database, location, ...place } = await createTestDatabase(kind)
  const clock = { now: Date.UTC(2026, 0, 5, 8) }
  const published: ServerEvent[] = []
  const keys = createKeyRing(new Uint8Array(32).fill(1))
  const effects = { now: () => clock.now, newId: () => v7(), randomBytes: (count: number): Uint8Array => randomBytes(count) }
  const publicUrl = (): URL => new URL('https://shop.example')
  const write = createMailWriter({ effects, keys, canSend: true })
  const told = tellersOf(write)
  const deps = {
    database,
    effects,
    publicUrl,
    invitations: createInvitations({ effects, publicUrl, tellLink: told.tellLink }),
    tellOwner: told.tellPinSet,
    // Callers of the bench have no row of a session; test/stores/still-may.test.ts has.
    stillMay: () => Promise.resolve(null),
    verification: createVerification({ effects, publicUrl, canMail: true, ...told }),
    refuseMail,
    writeNewPin: newPinWriterOf({ effects, keys }, { write, canSend: true, publicUrl }),
    events: { publish: (...events: ServerEvent[]) => void published.push(...events), subscribe: () => () => undefined },
    tagger: createPinTagger(keys),
    canMail: true,
    confirmPassword,
    confirmChange,
    adviseLength,
    releasePin,
  }
  const ofRenewal = renewalDepsOf({ ...deps, keys })
  const addKey = (version: number) => addPinKey(database, { version, check_tag: keyCheckTag(keys, version), created_at: clock.now })
  await addKey(1)
  const rows = rowMaker(database, clock)
  const organisationId = await rows.addOrganisation('corner-shop')
  const admin = await rows.addUser(organisationId, { role: 'admin', username: 'ada', password_hash: 'some hash' })
  return {
    ...deps,
    ...rows,
    location,
    drop: () => place.drop(),
    clock,
    published,
    keys,
    addKey,
    organisationId,
    admin,
    asAdmin: callerOf(admin),
    lookup: createPinLookup(keys),
    pins: signedByPassword(createPinService(deps)),
    ownPins: createOwnPinService(deps),
    ownPinsWith: (other: Partial<PinServiceDeps>) => createOwnPinService({ ...deps, ...other }),
    /** Somebody in a console session that is there. */
    signedIn: async (user: UserRow): Promise<Lead> => {
      const caller = callerOf(user)
      return { ...caller, session: { ...caller.session, started_at: clock.now, id: await rows.addSession(user) } }
    },
    /** The same on another connection, or with other dice. */
    pinsWith: (other: Partial<PinServiceDeps>) => signedByPassword(createPinService({ ...deps, ...other })),
    users: createUserService({ ...deps, ...createPinsOfNewUsers(deps) }),
    pinRules: createPinRulesService({ ...deps, ...pinFacts, renewal: createRenewalStarter(ofRenewal) }),
    ofRenewal,
    imports: createImportService({ ...deps, pins: createPinImport(deps.tagger) }),
    pinLogin: createPinLoginService(deps),
    settings: createSettingsService(deps),
  }
}

export type PeopleBench = Awaited<ReturnType<typeof createPeopleBench>>

function confirmPassword(_: LiveSession, password: string) {
  return Promise.resolve(password === ownPassword ? ('accepted' as const) : ({ refused: 'confirmation_not_accepted' } as const))
}

const confirmChange: ConfirmChange = async (session, confirm) => {
  if ('pin' in confirm) return { refused: 'signing_needs_password' }
  const confirmed = await confirmPassword(session, confirm.password)
  return confirmed === 'accepted' ? { signedWith: 'password' } : confirmed
}

/** The bench's people sign with the password alone; test/stores/signing has the PIN. */
function signedByPassword(pins: PinService) {
  const setPin = (caller: Lead, userId: string, wanted: WantedPin, password: string) => pins.setPin(caller, userId, wanted, { password })
  return { ...pins, setPin }
}

function rowMaker(database: Database, clock: { now: number }) {
  return {
    addOrganisation: async (slug: string, columns: Partial<OrganisationRow> = {}): Promise<string> => {
      const id = v7()
      const row = { ...newOrganisationRow({ id, slug, name: slug, now: clock.now }), ...columns }
      await database.query.insertInto('organisations').values(row).execute()
      return id
    },
    addUser: async (organisationId: string, columns: Partial<UserRow> = {}): Promise<UserRow> => {
      const fresh = { displayName: 'Somebody', username: null, email: null, role: 'staff', loginMethod: 'password_and_pin' } as const
      const row = newUserRow({ id: v7(), organisationId, ...fresh, passwordHash: null, now: clock.now })
      const username = columns.username ?? row.id
      const named = { ...row, username, username_key: username, ...columns }
      const user = { ...named, search_key: userSearchKey(named), name_key: nameKey(named.display_name) }
      await database.query.insertInto('users').values(user).execute()
      return user
    },
    addSession: async (user: UserRow, columns: Partial<SessionRow> = {}): Promise<string> => {
      const id = v7()
      await database.query
        .insertInto('sessions')
        .values({ ...sessionColumns, id, organisation_id: user.organisation_id, user_id: user.id, token_hash: randomBytes(32), ...columns })
        .execute()
      return id
    },
  }
}

/** Somebody signed in to the console. */
export function callerOf(user: UserRow): Lead {
  const { role, display_name: displayName, organisation_id, id } = user
  const session = { ...liveColumns, id: v7(), organisation_id, user_id: id, role, displayName }
  return { kind: 'browser', ip: '192.0.2.1', place: null, session }
}

const liveColumns = {
  device_id: null,
  surface: 'console',
  method: 'password',
  second_step: 0,
  key_thumbprint: null,
  started_at: 0,
  expires_at: 0,
  locked_at: null,
} as const

const sessionColumns = {
  ...liveColumns,
  last_seen_at: 0,
  expires_at: Number.MAX_SAFE_INTEGER,
  ended_at: null,
  end_reason: null,
  ip: '192.0.2.1',
} as const
