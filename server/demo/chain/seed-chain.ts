import { hashPassword } from '../../crypto/passwords.ts'
import type { Executor } from '../../db/database.ts'
import type { FirstApprovalRow } from '../../db/schema.ts'
import { newOrganisationRow } from '../../features/organisations/new-organisation.ts'
import { hasNoOrganisation, insertOrganisation } from '../../features/organisations/organisation-store.ts'
import { drawPassword } from '../draw-password.ts'
import type { DemoCredentials, DemoDeps } from '../seed-demo.ts'
import { writeApps } from './chain-apps.ts'
import { createScribe, type Scribe } from './chain-book.ts'
import { chainChanges } from './chain-changes.ts'
import { chainDevices, guessingRow, type ChainDevice } from './chain-devices.ts'
import { writeMails } from './chain-mails.ts'
import { chainPeople, type ChainPerson } from './chain-people.ts'
import { givePins } from './chain-pins.ts'
import { workDay } from './chain-sessions.ts'
import { createDice, type Dice } from './dice.ts'
import { insertAll } from './insert-all.ts'
import { systemMoment } from './moment.ts'

const day = 24 * 3_600_000

/** An admin, then the manager and the first staff of the first shop: whoever tries the demo needs no more. */
const shown = [0, 2, 3, 4, 5, 6] as const

/** PIN login is on, and who likes may choose a picture and words by which to know the screen (FRC-3). */
const asTheChainHasIt = { pin_login_active: 1, security_images: 'optional' } as const

interface Secret {
  password: string
  hash: string
}

/**
 * Makes a chain of 20 shops with a year behind it in an empty database: 402 people, 60 devices, their sessions and records.
 * @param say hears what is being made.
 * @param days how long the chain has been at it.
 * @returns some people's credentials; nobody knows the passwords of the others. Null: somebody's data is there.
 */
export async function seedChain(deps: DemoDeps, say: (words: string) => void, days = 365): Promise<DemoCredentials[] | null> {
  if (!(await hasNoOrganisation(deps.database))) return null
  const secrets = await Promise.all(['nobody', ...shown].map(() => drawSecret(deps)))
  const begin = startOfDay(deps.effects.now()) - days * day
  return deps.database.transaction((tx) => seedIn(tx, deps, secrets, { begin, say }))
}

async function drawSecret({ effects }: DemoDeps): Promise<Secret> {
  const password = drawPassword((count) => effects.randomBytes(count))
  return { password, hash: await hashPassword(password) }
}

async function seedIn(
  tx: Executor,
  deps: DemoDeps,
  [nobody, ...secrets]: Secret[],
  { begin, say }: { begin: number; say: (words: string) => void },
) {
  const now = deps.effects.now()
  const organisationId = systemMoment.idAt(begin)
  const chain = newOrganisationRow({ id: organisationId, slug: 'korenbloem', name: 'Korenbloem Markets', now: begin })
  await insertOrganisation(tx, { ...chain, ...asTheChainHasIt, pin_login_changed_at: begin })
  const common = { organisationId, begin, now, randomBytes: deps.effects.randomBytes, moment: systemMoment, dice: createDice(20) }
  const people = chainPeople({ ...common, passwordHash: nobody?.hash ?? '' })
  const guides = shown.flatMap((at, one) => giveSecret(people[at], secrets[one]))
  const devices = chainDevices({ ...common, people })
  say(`${people.length} people, ${devices.length} devices`)
  const scribe = createScribe(organisationId, systemMoment)
  chainChanges({ ...common, scribe, people, devices })
  workYear(scribe, devices, common)
  await writePeople(tx, people, devices)
  await writeApps(tx, { ...common, scribe, people })
  await writeMails(tx, { scribe, people, keys: deps.keys, now })
  say(`${scribe.book.sessions.length} sessions, ${scribe.book.events.length} records`)
  await writeBook(tx, scribe)
  const pins = await givePins(tx, deps, people)
  return guides.map(({ person, password }) => credentialsOf(person, password, pins))
}

/** The picture and words of the admin in the office. */
const knownBy = { security_image: 'sailboat', personal_phrase: 'Tea before tills' } as const

/** One of those whose credentials are shown gets a password of their own, unless they are PIN-only. */
function giveSecret(person: ChainPerson | undefined, secret: Secret | undefined): { person: ChainPerson; password: string | null }[] {
  if (!person || !secret) return []
  Object.assign(person, { hasPin: true })
  Object.assign(person.row, { blocked: 0, ...(person.town === null && knownBy) })
  if (person.row.password_hash === null) return [{ person, password: null }]
  person.row.password_hash = secret.hash
  return [{ person, password: secret.password }]
}

function workYear(
  scribe: Scribe,
  devices: readonly ChainDevice[],
  common: { now: number; dice: Dice; randomBytes: (count: number) => Uint8Array },
) {
  for (const device of devices)
    for (const opens of openDays(device.row.approved_at, common.now)) workDay({ ...common, scribe, device, opens })
}

async function writePeople(tx: Executor, people: readonly ChainPerson[], devices: readonly ChainDevice[]): Promise<void> {
  await insertAll(
    tx,
    'users',
    people.map(({ row }) => row),
  )
  await insertAll(
    tx,
    'devices',
    devices.map(({ row }) => row),
  )
  await insertAll(tx, 'guessing', devices.map(guessingRow))
  await insertAll(tx, 'first_approvals', firstApproval(devices))
}

function firstApproval(devices: readonly ChainDevice[]): FirstApprovalRow[] {
  const [first] = devices.map(({ row }) => row).sort((a, b) => a.approved_at - b.approved_at)
  return first === undefined ? [] : [{ organisation_id: first.organisation_id, at: first.approved_at }]
}

async function writeBook(tx: Executor, { book }: Scribe): Promise<void> {
  await insertAll(tx, 'sessions', book.sessions)
  await insertAll(tx, 'audit_events', book.events)
}

function credentialsOf({ row }: ChainPerson, password: string | null, pins: ReadonlyMap<string, string>): DemoCredentials {
  return { displayName: row.display_name, username: row.username, role: row.role, password, pin: pins.get(row.id) ?? '' }
}

function startOfDay(at: number): number {
  return at - (at % day)
}

/** Half past seven on every day but Sundays, from the day after one moment to another. */
function openDays(from: number, to: number): number[] {
  const first = startOfDay(from) + day
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / day)) }, (_, at) => first + at * day + 7.5 * 3_600_000).filter(
    (at) => new Date(at).getUTCDay() !== 0,
  )
}
