import { type ImportRow, problemOfPerson } from '../../../contract/import-row.ts'
import { trivialRule } from '../../../contract/pin-rules.ts'
import { type LoginMethod, mayManage, type Role } from '../../../contract/roles.ts'
import { methodOf, roleOf } from './cell-words.ts'
import type { ImportField, Mapping } from './columns.ts'
import type { CsvRow } from './parse-csv.ts'

/** What a row that does not say it gets, and what the file may bring. */
export interface ImportWish {
  mapping: Mapping
  role: Role
  loginMethod: LoginMethod
  /** Everybody without a usable PIN gets a generated one. */
  generate: boolean
  /** Puts zeros back that a spreadsheet took from the front of PINs. */
  padPins: boolean
  /** PINs of the file are taken (USR-6), with so many digits. */
  pinsImportable: boolean
  pinLength: { min: number; max: number }
  /** Who imports (USR-5). */
  sender: Role
}

/** What is said of a cell. The first ones keep a row out; a PIN that cannot be used is replaced by a generated one. */
export type CellProblem =
  | 'nameMissing'
  | 'nameLong'
  | 'username'
  | 'usernameMissing'
  | 'usernameTwice'
  | 'email'
  | 'role'
  | 'roleAdmin'
  | 'rolePassword'
  | 'method'
  | 'sameTwice'
  | PinProblem
type PinProblem = 'pinDigits' | 'pinZero' | 'pinLength' | 'pinSimple'
export type CellField = 'name' | Exclude<ImportField, 'givenName' | 'familyName'>

export interface CheckedRow {
  /** As it would be sent. */
  person: ImportRow
  problems: Partial<Record<CellField, CellProblem>>
  /** Cells that name no role or login method, as they stand. */
  said: { role: string; loginMethod: string }
  /** Nothing keeps it out. */
  good: boolean
}

/** Judges each row as it stands in the file. No PIN is held against others': that would tell who has which (POL-9). */
export function checkRows(rows: readonly CsvRow[], wish: ImportWish): CheckedRow[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const checked = checkRow(row, wish)
    const key = keyOf(checked.person)
    if (seen.has(key)) checked.problems[checked.person.username === null ? 'name' : 'username'] ??= twice(checked.person)
    else seen.set(key, row.row)
    return { ...checked, good: Object.values(checked.problems).every((problem) => isOfPin(problem)) }
  })
}

const isOfPin = (problem: CellProblem): problem is PinProblem => problem.startsWith('pin')

const twice = ({ username }: ImportRow): CellProblem => (username === null ? 'sameTwice' : 'usernameTwice')

/** What two rows of one person have in common; the server knows people by the same (USR-6). */
function keyOf({ displayName, username, email }: ImportRow): string {
  if (username !== null) return `u ${username.normalize('NFKC').toLowerCase()}`
  return email === null ? `n ${displayName}` : `e ${email.toLowerCase()}`
}

function checkRow({ row, cells }: CsvRow, wish: ImportWish): Omit<CheckedRow, 'good'> {
  const cell = (field: ImportField) => (wish.mapping[field] === null ? '' : (cells[wish.mapping[field]] ?? '').trim())
  const displayName = [cell('name'), cell('givenName'), cell('familyName')].filter(Boolean).join(' ')
  const said = { role: cell('role'), loginMethod: cell('loginMethod') }
  const [role, loginMethod] = [said.role ? roleOf(said.role) : wish.role, said.loginMethod ? methodOf(said.loginMethod) : wish.loginMethod]
  const pin = wish.pinsImportable ? filled(cell('pin'), wish) : ''
  const person = {
    row,
    displayName,
    username: cell('username') || null,
    email: cell('email') || null,
    role: role ?? wish.role,
    loginMethod: loginMethod ?? wish.loginMethod,
    pin: pin === '' ? null : pin.slice(0, 64),
    generate: wish.generate,
  }
  const problems: CheckedRow['problems'] = { ...problemsOf(person), ...pinProblem(pin, wish) }
  if (role === null) problems.role = 'role'
  else if (!mayManage(wish.sender, role)) problems.role = 'roleAdmin'
  if (loginMethod === null) problems.loginMethod = 'method'
  return { person, problems, said }
}

function problemsOf(person: ImportRow): CheckedRow['problems'] {
  const problem = problemOfPerson(person)
  switch (problem) {
    case null:
      return {}
    case 'name':
      return { name: person.displayName === '' ? 'nameMissing' : 'nameLong' }
    case 'username':
      return { username: 'username' }
    case 'username_missing':
      return { username: 'usernameMissing' }
    case 'email':
      return { email: 'email' }
  }
}

/** Whether a PIN is of digits alone, and shorter than any here: a spreadsheet makes 742 of 00742. */
const lostZeros = (pin: string, { pinLength }: ImportWish) => /^[0-9]+$/.test(pin) && pin.length < pinLength.min

function filled(pin: string, wish: ImportWish): string {
  return wish.padPins && lostZeros(pin, wish) ? pin.padStart(wish.pinLength.min, '0') : pin
}

function pinProblem(pin: string, wish: ImportWish): { pin?: PinProblem } {
  if (pin === '') return {}
  if (!/^[0-9]+$/.test(pin)) return { pin: 'pinDigits' }
  if (lostZeros(pin, wish)) return { pin: 'pinZero' }
  if (pin.length > wish.pinLength.max) return { pin: 'pinLength' }
  return trivialRule(pin) === null ? {} : { pin: 'pinSimple' }
}
