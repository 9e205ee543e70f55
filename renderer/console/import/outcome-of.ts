import type { ImportResult } from '../../../contract/http/user-imports.ts'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { CellProblem, CheckedRow } from './check-rows.ts'

/** What became of a row of the file. */
export type Outcome =
  | {
      kind: 'added'
      pin: string | null
      pinFrom: 'file' | 'generated' | null
      replaced: boolean
      pinMail: NewPinTold | null
      invited: boolean
    }
  | { kind: 'there' }
  | { kind: 'refused'; why: CellProblem }
  /** Cancelled, or stopped, before it was its turn. */
  | { kind: 'unsent' }

export interface RowOutcome {
  row: CheckedRow
  outcome: Outcome
}

/** Each row of the file with what became of it, in the file's order. */
export function outcomesOf(rows: readonly CheckedRow[], results: readonly ImportResult[]): RowOutcome[] {
  const byRow = new Map(results.map((result) => [result.row, result]))
  return rows.map((row) => ({ row, outcome: outcomeOf(row, byRow.get(row.person.row)) }))
}

function outcomeOf(row: CheckedRow, result: ImportResult | undefined): Outcome {
  if (!row.good) return { kind: 'refused', why: firstProblem(row) }
  switch (result?.outcome) {
    case undefined:
      return { kind: 'unsent' }
    case 'there':
      return { kind: 'there' }
    case 'refused':
      return { kind: 'refused', why: whyOf[result.reason] }
    case 'added': {
      const { pin, pinFrom, pinMail, invited } = result
      return { kind: 'added', pin, pinFrom, pinMail, invited, replaced: pinFrom === 'generated' && row.person.pin !== null }
    }
  }
}

/** The server's word for a problem that this page did not see; both judge by the same rules. */
const whyOf = {
  name: 'nameMissing',
  username: 'username',
  username_missing: 'usernameMissing',
  email: 'email',
  not_allowed: 'roleAdmin',
  password_needed: 'rolePassword',
} as const

function firstProblem({ problems }: CheckedRow): CellProblem {
  const [first] = Object.values(problems).filter((problem) => !problem.startsWith('pin'))
  return first ?? 'nameMissing'
}
