import type { Scribe } from './chain-book.ts'
import { guessingRow, type ChainDevice } from './chain-devices.ts'
import type { ChainPerson } from './chain-people.ts'
import type { Dice } from './dice.ts'

interface ChangesOf {
  scribe: Scribe
  people: readonly ChainPerson[]
  devices: readonly ChainDevice[]
  begin: number
  now: number
  dice: Dice
}

const office = '10.10.0.5'
const hour = 3_600_000
const day = 24 * hour

/** What admins and managers did in the year: people, PINs, devices, and the stops they lifted. */
export function chainChanges(of: ChangesOf): void {
  const admin = of.people[0]?.row.id ?? null
  of.scribe.note('organisation.created', { at: of.begin }, { slug: 'korenbloem' })
  for (const person of of.people) welcome(of, person, admin)
  of.scribe.note('pin_login.activated', { at: of.begin + 8 * hour, actorId: admin, ip: office }, { acceptedRisk: 0.041 })
  for (const device of of.devices) deviceLife(of, device)
}

function welcome({ scribe, begin, now, dice }: ChangesOf, { row, hasPin, town }: ChainPerson, admin: string | null): void {
  const at = row.created_at
  const lead = { actorId: row.id === admin ? null : admin, subjectId: row.id === admin ? null : row.id, ip: office }
  scribe.note('user.created', { at, ...lead }, { role: row.role, loginMethod: row.login_method })
  if (hasPin) scribe.note('user.pin_set', { at: at + 60_000, ...lead }, { how: dice.happens(0.8) ? 'generated' : 'typed', length: 5 })
  if (town !== null && dice.happens(0.08)) scribe.note('user.changed', { at: dice.between(at, now), ...lead }, { fields: ['email'] })
  if (row.blocked === 1) scribe.note('user.blocked', { at: Math.max(at, now - dice.between(1, 60) * day), ...lead }, {})
  if (row.pin_for_signing === 1) scribe.note('user.signing_changed', { at: dice.between(begin, now), ...lead }, { on: true })
}

function deviceLife({ scribe, now, dice }: ChangesOf, device: ChainDevice): void {
  const { row, ip, pausedAt } = device
  const actorId = row.approved_by
  const where = { deviceId: row.id, ip }
  scribe.note('device.approved', { at: row.approved_at, actorId, ...where }, { name: row.name, platform: row.platform, reattached: false })
  if (dice.happens(0.2)) {
    const at = dice.between(row.approved_at, now)
    const [town = ''] = row.name.split(' ')
    scribe.note('device.renamed', { at, actorId, deviceId: row.id, ip: office }, { from: `${town} register`, to: row.name })
  }
  if (row.revoked_at !== null) scribe.note('device.revoked', { at: row.revoked_at, actorId, deviceId: row.id, ip: office }, {})
  if (pausedAt !== null) pause(scribe, device, pausedAt)
}

function pause(scribe: Scribe, device: ChainDevice, pausedAt: number): void {
  const where = { deviceId: device.row.id, ip: device.ip }
  const charges: unknown = JSON.parse(guessingRow(device).charges)
  for (const at of Array.isArray(charges) ? charges.map(Number) : [])
    scribe.note('pin.refused', { at, ...where }, { why: 'unknown', counted: true })
  scribe.note('device.paused', { at: pausedAt, ...where }, { reason: 'day_budget' })
}
