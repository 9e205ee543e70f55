import type { SessionEndReason } from '../../../contract/http/terminal.ts'
import type { SessionRow } from '../../db/schema.ts'
import type { Scribe } from './chain-book.ts'
import type { ChainDevice } from './chain-devices.ts'
import type { ChainPerson } from './chain-people.ts'
import type { Dice } from './dice.ts'

const minute = 60_000

interface Shift {
  scribe: Scribe
  device: ChainDevice
  dice: Dice
  randomBytes: (count: number) => Uint8Array
  /** Half past seven on that day, epoch milliseconds. */
  opens: number
  now: number
}

/** One day at one register: four to six people one after the other, now and then a wrong PIN before the right one. */
export function workDay(shift: Shift): void {
  const { device, dice, now } = shift
  const until = shift.opens + 12 * 60 * minute
  const crew = device.crew.filter((person) => person.hasPin && person.row.blocked === 0 && person.row.created_at < shift.opens)
  let at = shift.opens + dice.between(0, 50) * minute
  while (at < Math.min(until, now, device.row.revoked_at ?? now, device.pausedAt ?? now)) {
    const person = dice.pick(crew)
    if (dice.happens(0.06)) at = wrongPins(shift, at)
    const ends = at + dice.between(25, 210) * minute
    signIn(shift, person, at, ends)
    at = ends + dice.between(1, 30) * minute
  }
}

function wrongPins({ scribe, device, dice }: Shift, from: number): number {
  const count = dice.happens(0.02) ? 5 : dice.between(1, 2)
  let at = from
  for (let wrong = 0; wrong < count; wrong += 1) {
    at += dice.between(3, 9) * 1_000
    scribe.note('pin.refused', { at, deviceId: device.row.id, ip: device.ip }, { why: 'unknown', counted: true })
  }
  if (count < 5) return at + 4_000
  scribe.note('device.waiting', { at, deviceId: device.row.id, ip: device.ip }, { seconds: 60 })
  return at + 70_000
}

/** A session that ended, or goes on until now. */
function signIn({ scribe, device, dice, randomBytes, now }: Shift, { row: user }: ChainPerson, at: number, ends: number): void {
  const reason = dice.pick<SessionEndReason>(['switched', 'switched', 'signed_out', 'signed_out', 'signed_out', 'expired'])
  const isOpen = ends >= now
  const session: SessionRow = {
    id: scribe.moment.idAt(at),
    organisation_id: scribe.organisationId,
    user_id: user.id,
    device_id: device.row.id,
    surface: 'terminal',
    method: 'pin',
    second_step: 0,
    // Of a token that nobody has.
    token_hash: randomBytes(32),
    key_thumbprint: device.row.key_thumbprint,
    started_at: at,
    last_seen_at: Math.min(ends, now),
    expires_at: at + 12 * 60 * minute,
    locked_at: null,
    ended_at: isOpen ? null : ends,
    end_reason: isOpen ? null : reason,
    ip: device.ip,
  }
  const where = { deviceId: device.row.id, sessionId: session.id, ip: device.ip }
  scribe.book.sessions.push(session)
  scribe.note('session.started', { at, actorId: user.id, ...where }, { method: 'pin', surface: 'terminal' })
  if (!isOpen) scribe.note('session.ended', { at: ends, actorId: reason === 'expired' ? null : user.id, ...where }, { reason })
  user.last_login_at = Math.max(user.last_login_at ?? 0, at)
}
