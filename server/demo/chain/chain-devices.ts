import { deviceKeys } from '../../db/name-key.ts'
import type { GuessingRow } from '../../db/guarding-rows.ts'
import type { DeviceRow } from '../../db/schema.ts'
import { places, towns } from './chain-names.ts'
import type { ChainPerson } from './chain-people.ts'
import type { Dice } from './dice.ts'
import type { Moment } from './moment.ts'

/** A register with the people who work at it. */
export interface ChainDevice {
  row: DeviceRow
  town: string
  ip: string
  crew: readonly ChainPerson[]
  /** Wrong PINs brought it to a stop, epoch milliseconds; null where it takes PINs. */
  pausedAt: number | null
}

interface DevicesOf {
  organisationId: string
  people: readonly ChainPerson[]
  begin: number
  now: number
  randomBytes: (count: number) => Uint8Array
  moment: Moment
  dice: Dice
}

const hour = 3_600_000
const day = 24 * hour

/** 60 devices, three to a shop; the last shops were fitted out in the course of the year. */
export function chainDevices(of: DevicesOf): ChainDevice[] {
  return towns.flatMap((town, shop) => places.map((place, at) => device(of, town, place, { shop, at })))
}

function device(of: DevicesOf, town: string, place: string, { shop, at }: { shop: number; at: number }): ChainDevice {
  const { dice, people, now } = of
  const crew = people.filter((person) => person.town === town)
  const manager = crew.find(({ row }) => row.role === 'manager')
  if (!manager) throw new Error(`${town} has no manager`)
  const approvedAt =
    of.begin +
    (shop < 14 ? dice.between(1, 3) * day : Math.floor((of.now - of.begin) * dice.between(5, 80) * 0.01)) +
    dice.between(8, 17) * hour
  const revokedAt = shop % 9 === 4 && at === 2 ? now - dice.between(3, 40) * day : null
  const row: DeviceRow = {
    id: of.moment.idAt(approvedAt),
    organisation_id: of.organisationId,
    name: `${town} ${place}`,
    ...deviceKeys(`${town} ${place}`),
    status: revokedAt === null ? 'approved' : 'revoked',
    key_thumbprint: Buffer.from(of.randomBytes(32)).toString('base64url'),
    // A key that nobody has: the device is a picture of one.
    public_jwk: '{}',
    platform: at === 2 ? 'browser' : 'electron',
    app_version: dice.happens(0.8) ? '0.1.0' : '0.0.9',
    machine_id: '',
    approved_by: manager.row.id,
    approved_at: approvedAt,
    revoked_at: revokedAt,
    last_seen_at: revokedAt ?? now - dice.between(0, 50) * 60_000,
    created_at: approvedAt,
  }
  return {
    row,
    town,
    ip: `10.${20 + shop}.0.${11 + at}`,
    crew,
    pausedAt: shop % 8 === 3 && at === 1 ? now - dice.between(1, 20) * hour : null,
  }
}

/** What guessing left behind on a paused device: a day's budget of eight wrong PINs (GRD-2), the last of them at its pause. */
export function guessingRow({ row, pausedAt }: ChainDevice): GuessingRow {
  const charges = pausedAt === null ? [] : Array.from({ length: 8 }, (_, at) => pausedAt - (7 - at) * 31 * 60_000)
  return {
    device_id: row.id,
    organisation_id: row.organisation_id,
    wrong_in_row: charges.length,
    wait_until: null,
    wait_seconds: 0,
    paused_at: pausedAt,
    pause_reason: pausedAt === null ? null : 'day_budget',
    charges: JSON.stringify(charges),
    forgiven: '[]',
    lifts: '[]',
  }
}
