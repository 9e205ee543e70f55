import Papa from 'papaparse'
import { importLimits } from '../../../contract/import-row.ts'

const delimiters = [',', ';', '\t'] as const
type Delimiter = (typeof delimiters)[number]

/** A record of the file and the row a spreadsheet shows it in. */
export interface CsvRow {
  row: number
  cells: readonly string[]
}

export interface CsvTable {
  rows: CsvRow[]
  columns: number
  delimiter: Delimiter
}

export type TableProblem = { kind: 'noRows' } | { kind: 'tooManyRows' } | { kind: 'quote'; row: number }

/** One more than the rows that may come in: the first may hold titles. */
const mostRecords = importLimits.rows + 1
/** Takes a CSV file apart (RFC 4180), whichever of three marks parts its cells. Blank rows count, so that row numbers are those of a spreadsheet. */
export function parseCsv(text: string): CsvTable | TableProblem {
  const { named, rest } = namedDelimiter(text)
  const delimiter = named ?? guessDelimiter(rest)
  const { data, errors } = Papa.parse<string[]>(rest, { delimiter })
  const open = errors.find(({ type }) => type === 'Quotes')
  if (open) return { kind: 'quote', row: (open.row ?? 0) + 1 }
  const shift = named ? 2 : 1
  const rows = data.map((cells, at) => ({ row: at + shift, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (rows.length === 0) return { kind: 'noRows' }
  if (rows.length > mostRecords) return { kind: 'tooManyRows' }
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return { rows, columns, delimiter }
}

/** The mark that parts the first rows most evenly, and of those the one that parts them most. */
function guessDelimiter(text: string): Delimiter {
  const evenness = (delimiter: Delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: 20, skipEmptyLines: 'greedy' })
    const cells = data[0]?.length ?? 0
    return cells < 2 ? 0 : data.filter((row) => row.length === cells).length / data.length + cells / 1_000
  }
  return delimiters.reduce((best, mark) => (evenness(mark) > evenness(best) ? mark : best))
}

/** Spreadsheets may write `sep=;` above the first row. */
function namedDelimiter(text: string): { named: Delimiter | null; rest: string } {
  const [line, mark] = /^sep=([,;\t])\r?\n/i.exec(text) ?? []
  return line === undefined
    ? { named: null, rest: text }
    : { named: delimiters.find((one) => one === mark) ?? null, rest: text.slice(line.length) }
}
