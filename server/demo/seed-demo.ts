import { hashPassword } from '../crypto/passwords.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import type { Database, Executor } from '../db/database.ts'
import type { Effects } from '../features/effects.ts'
import { newOrganisationRow } from '../features/organisations/new-organisation.ts'
import { hasNoOrganisation, insertOrganisation } from '../features/organisations/organisation-store.ts'
import { assignPin } from '../features/pins/assign-pin.ts'
import { generatePin } from '../features/pins/pin-generator.ts'
import { createPinTagger } from '../features/pins/pin-tagger.ts'
import { newUserRow } from '../features/users/new-user.ts'
import { insertUser } from '../features/users/user-store.ts'
import { demoPeople, loginMethodOf, type DemoPerson } from './demo-people.ts'
import { drawPassword } from './draw-password.ts'

/** What somebody of the demo signs in with. It leaves the process once, on the screen, and is kept nowhere. */
export interface DemoCredentials extends DemoPerson {
  password: string | null
  pin: string
}

export interface DemoDeps {
  database: Database
  effects: Effects
  keys: KeyRing
}

/** Somebody with a password drawn and hashed. */
export interface PreparedPerson {
  person: DemoPerson
  password: string | null
  passwordHash: string | null
}

/**
 * Makes the Corner Shop in an empty database: PIN login activated, passwords and PINs drawn anew. Null: somebody's data is there.
 * @param prepared people whose passwords were drawn before; hashing them is most of the work.
 */
export async function seedDemo(deps: DemoDeps, prepared?: readonly PreparedPerson[]): Promise<DemoCredentials[] | null> {
  if (!(await hasNoOrganisation(deps.database))) return null
  const people = prepared ?? (await prepareDemo(deps.effects))
  return deps.database.transaction((tx) => seedIn(tx, deps, people))
}

/** Draws passwords for the people of the demo. */
export function prepareDemo(effects: Pick<Effects, 'randomBytes'>): Promise<PreparedPerson[]> {
  return Promise.all(demoPeople.map((person) => prepare(person, effects)))
}

async function prepare(person: DemoPerson, effects: Pick<Effects, 'randomBytes'>): Promise<PreparedPerson> {
  const password = person.username === null ? null : drawPassword((count) => effects.randomBytes(count))
  return { person, password, passwordHash: password === null ? null : await hashPassword(password) }
}

async function seedIn(tx: Executor, deps: DemoDeps, prepared: readonly PreparedPerson[]): Promise<DemoCredentials[]> {
  const now = deps.effects.now()
  const id = deps.effects.newId()
  const shop = newOrganisationRow({ id, slug: 'corner-shop', name: 'Corner Shop', now })
  await insertOrganisation(tx, { ...shop, pin_login_active: 1, pin_login_changed_at: now })
  const credentials: DemoCredentials[] = []
  for (const one of prepared) credentials.push(await seedPerson(tx, deps, id, one))
  return credentials
}

async function seedPerson(tx: Executor, deps: DemoDeps, organisationId: string, prepared: PreparedPerson): Promise<DemoCredentials> {
  const { person, password, passwordHash } = prepared
  const { effects } = deps
  const now = effects.now()
  const userId = effects.newId()
  await insertUser(
    tx,
    newUserRow({ ...person, id: userId, organisationId, email: null, loginMethod: loginMethodOf(person), passwordHash, now }),
  )
  const tagger = createPinTagger(deps.keys)
  const dice = { tagger, randomBytes: (count: number) => effects.randomBytes(count) }
  const pin = await generatePin(tx, dice, { organisationId, length: 5, now })
  if (pin === null) throw new Error('an empty organisation has no PIN left')
  await assignPin(tx, tagger, { organisationId, userId, pin, how: 'generated', typedByOwner: false, chosenByOwner: false, now })
  return { ...person, password, pin }
}
