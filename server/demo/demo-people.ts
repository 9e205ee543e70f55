import type { LoginMethod, Role } from '../../contract/roles.ts'

export interface DemoPerson {
  displayName: string
  /** Null for who is PIN-only. */
  username: string | null
  role: Role
}

/** The people of the demo's Corner Shop; the first is its admin. */
export const demoPeople: readonly [DemoPerson, ...DemoPerson[]] = [
  { displayName: 'Henrik Dahl', username: 'henrik', role: 'admin' },
  { displayName: 'Sofia Lindqvist', username: 'sofia', role: 'manager' },
  { displayName: 'Amara Okafor', username: 'amara', role: 'staff' },
  { displayName: 'Linh Tran', username: 'linh', role: 'staff' },
  { displayName: 'Mateusz Nowak', username: 'mateusz', role: 'staff' },
  { displayName: 'Inês Carvalho', username: 'ines', role: 'staff' },
  { displayName: 'Yusuf Demir', username: 'yusuf', role: 'staff' },
  { displayName: 'Maud de Vries', username: null, role: 'staff' },
]

export function loginMethodOf(person: DemoPerson): LoginMethod {
  return person.username === null ? 'pin_only' : 'password_and_pin'
}
