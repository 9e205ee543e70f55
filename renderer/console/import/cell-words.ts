import type { LoginMethod, Role } from '../../../contract/roles.ts'
import { plain } from './columns.ts'

const roles: Record<Role, readonly string[]> = {
  admin: ['admin', 'administrator', 'owner', 'beheerder', 'eigenaar', 'inhaber', 'inhaberin'],
  manager: [
    'manager',
    'lead',
    'supervisor',
    'bedrijfsleider',
    'filiaalmanager',
    'leidinggevende',
    'leiter',
    'leiterin',
    'filialleiter',
    'filialleitung',
    'leitung',
  ],
  staff: [
    'staff',
    'employee',
    'cashier',
    'user',
    'medewerker',
    'personeel',
    'kassamedewerker',
    'kassier',
    'team',
    'mitarbeiter',
    'mitarbeiterin',
    'personal',
    'kasse',
    'kassierer',
    'kassiererin',
  ],
}

const methods: Record<LoginMethod, readonly string[]> = {
  pin_only: ['pinonly', 'pin', 'onlypin', 'alleenpincode', 'pincode', 'alleenpin', 'nurpin'],
  password_and_pin: [
    'passwordandpin',
    'password',
    'both',
    'wachtwoordenpincode',
    'wachtwoord',
    'beide',
    'passwortundpin',
    'passwort',
    'beides',
  ],
}

/** The role that a cell names in any of the console's languages; null where it names none. */
export const roleOf = (cell: string): Role | null => named(roles, cell)

/** The login method that a cell names; null where it names none. */
export const methodOf = (cell: string): LoginMethod | null => named(methods, cell)

function named<Name extends string>(words: Record<Name, readonly string[]>, cell: string): Name | null {
  const names = Object.keys(words) as Name[]
  return names.find((name) => words[name].includes(plain(cell))) ?? null
}
