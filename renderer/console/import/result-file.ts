import { byteOrderMark, csvRecord } from '../../../contract/csv.ts'
import type { RowOutcome } from './outcome-of.ts'

interface FileWords {
  titles: readonly [row: string, name: string, username: string, email: string, outcome: string, pin: string]
  outcomeWords: (of: RowOutcome) => string
}

/** The results as a file for spreadsheets, with the generated PINs. Nothing in it runs as a formula, and no PIN loses its zeros. */
export function resultFile(outcomes: readonly RowOutcome[], { titles, outcomeWords }: FileWords): string {
  const lines = outcomes.map((of) => {
    const { row, displayName, username, email } = of.row.person
    const pin = of.outcome.kind === 'added' ? (of.outcome.pin ?? '') : ''
    return csvRecord([String(row), displayName, username ?? '', email ?? '', outcomeWords(of), withZeros(pin)])
  })
  return byteOrderMark + csvRecord(titles) + lines.join('')
}

/** The apostrophe that keeps formulas still keeps a spreadsheet from taking 00742 for 742. */
function withZeros(pin: string): string {
  return pin.startsWith('0') ? `'${pin}` : pin
}
