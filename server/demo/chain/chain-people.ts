import { newUserRow } from '../../features/users/new-user.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Role } from '../../../contract/roles.ts'
import { firstNames, lastNames, towns } from './chain-names.ts'
import type { Dice } from './dice.ts'
import type { Moment } from './moment.ts'

/** Somebody of the chain, with the shop they work in; the office has none. */
export interface ChainPerson {
  row: UserRow
  town: string | null
  hasPin: boolean
}

interface PeopleOf {
  organisationId: string
  /** The hash of passwords that only who was shown theirs knows; see seed-chain. */
  passwordHash: string
  /** When the year began, epoch milliseconds. */
  begin: number
  now: number
  moment: Moment
  dice: Dice
}

const perShop = 20
const hour = 3_600_000

/** 402 people: two admins in the office, and in each of 20 shops a manager and 19 staff, some of them new, blocked, PIN-only or still without a PIN. */
export function chainPeople(of: PeopleOf): ChainPerson[] {
  const taken = new Set<string>()
  const office = (['Henrik Dahl', 'Marijke Postma'] as const).map((name) => person(of, taken, { name, role: 'admin', town: null }))
  const shops = towns.flatMap((town) =>
    Array.from({ length: perShop }, (_, at) => person(of, taken, { name: null, role: at === 0 ? 'manager' : 'staff', town })),
  )
  return [...office, ...shops]
}

interface Wanted {
  name: string | null
  role: Role
  town: string | null
}

function person(of: PeopleOf, taken: Set<string>, { name, role, town }: Wanted): ChainPerson {
  const { dice, moment } = of
  const displayName = name ?? freshName(dice, taken)
  const isStaff = role === 'staff'
  // Most were there when the year began; one in six came later.
  const now = isStaff && dice.happens(0.16) ? dice.between(of.begin, of.now) : of.begin + dice.between(0, 7_200_000)
  const isPinOnly = isStaff && dice.happens(0.22)
  const username = plain(displayName)
  const row = newUserRow({
    id: moment.idAt(now),
    organisationId: of.organisationId,
    displayName,
    username: isPinOnly ? null : username,
    email: isStaff && dice.happens(0.3) ? null : `${username}@korenbloem.example`,
    role,
    loginMethod: isPinOnly ? 'pin_only' : 'password_and_pin',
    passwordHash: isPinOnly ? null : of.passwordHash,
    now,
  })
  const blocked = isStaff && dice.happens(0.025) ? 1 : 0
  const email_verified_at = row.email !== null && (!isStaff || isVerified(row.email)) ? Math.min(now + hour, of.now) : null
  return {
    row: { ...row, blocked, email_verified_at, pin_for_signing: !isStaff && dice.happens(0.5) ? 1 : 0 },
    town,
    hasPin: !isStaff || dice.happens(0.98),
  }
}

/** Most have opened the link in their mail (SELF-7). */
const isVerified = (email: string) => email.length % 5 !== 0

function freshName(dice: Dice, taken: Set<string>): string {
  const name = `${dice.pick(firstNames)} ${dice.pick(lastNames)}`
  if (taken.has(plain(name))) return freshName(dice, taken)
  taken.add(plain(name))
  return name
}

/** `Zoë van den Berg` as `zoe.vandenberg`. */
function plain(name: string): string {
  const letters = (text: string) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replaceAll('ı', 'i')
      .replaceAll(/[^a-z]/g, '')
  const [first = '', ...last] = name.split(' ')
  return `${letters(first)}.${letters(last.join(''))}`
}
