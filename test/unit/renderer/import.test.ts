import { describe, expect, it } from 'vitest'
import { type ErrorCode, statusOfCode } from '../../../contract/errors.ts'
import type { ImportRow } from '../../../contract/import-row.ts'
import type { Answer } from '../../../renderer/console/api/send.ts'
import { checkRows, type ImportWish } from '../../../renderer/console/import/check-rows.ts'
import { guessMapping, looksLikeTitles } from '../../../renderer/console/import/columns.ts'
import { parseCsv } from '../../../renderer/console/import/parse-csv.ts'
import { readFile } from '../../../renderer/console/import/read-file.ts'
import { resultFile } from '../../../renderer/console/import/result-file.ts'
import { outcomesOf } from '../../../renderer/console/import/outcome-of.ts'
import { runImport } from '../../../renderer/console/import/run-import.ts'

describe('a file', () => {
  const read = (...bytes: number[]) => readFile(new Blob([new Uint8Array(bytes)]))

  it('USR-6 is read in the encoding it is written in, and the encoding is told', async () => {
    expect(await readFile(new Blob(['Zoë']))).toEqual({ text: 'Zoë', encoding: 'utf-8' })
    expect(await readFile(new Blob(['\uFEFFZoë']))).toEqual({ text: 'Zoë', encoding: 'utf-8' })
    expect(await read(0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0)).toEqual({ text: 'Zoë', encoding: 'utf-16le' })
    expect(await read(0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb)).toEqual({ text: 'Zoë', encoding: 'utf-16be' })
    expect(await read(0x5a, 0x6f, 0xeb, 0x20, 0x80)).toEqual({ text: 'Zoë €', encoding: 'windows-1252' })
  })

  it('USR-6 that is no text is refused, and one that is too large is not read', async () => {
    expect(await read()).toBe('empty')
    expect(await read(0x50, 0x4b, 3, 4, 20)).toBe('spreadsheet')
    expect(await read(0xd0, 0xcf, 0x11, 0xe0)).toBe('spreadsheet')
    expect(await read(0x41, 0, 0x42)).toBe('binary')
    expect(await read(0x41, 1, 0x42)).toBe('binary')
    const huge = { size: 50_000_000, slice: () => { throw new Error('read') } } // prettier-ignore
    expect(await readFile(huge as never)).toBe('tooLarge')
    expect(await readFile({ size: 5, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) } as never)).toBe('unreadable')
  })
})

describe('CSV', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n"1,5";2\n', ';'],
    ['a\tb\n1\t2', '\t'],
    ['sep=;\r\na;b\r\n1;2', ';'],
    ['a\n1', ','],
    ['Name;Note\nZoë;"a, b, c, d"\nLinh;x', ';'],
  ])('USR-6 finds what parts the cells of %j', (text, delimiter) => {
    expect(parseCsv(text)).toMatchObject({ delimiter })
  })

  it('USR-6 numbers rows as a spreadsheet does, over blank rows and line ends in quotes', () => {
    const table = parseCsv('Name,Note\r\n\r\nZoë,"two\r\nlines, ""quoted"""\r\n , \r\nLinh,x\r\n')
    expect(table).toMatchObject({
      rows: [
        { row: 1, cells: ['Name', 'Note'] },
        { row: 3, cells: ['Zoë', 'two\r\nlines, "quoted"'] },
        { row: 5, cells: ['Linh', 'x'] },
      ],
    })
  })

  it('USR-6 says what is wrong with a file as a whole', () => {
    expect(parseCsv('\n \n')).toEqual({ kind: 'noRows' })
    expect(parseCsv('a,b\n1,"2')).toEqual({ kind: 'quote', row: 2 })
    expect(parseCsv('x\n'.repeat(20_001))).toMatchObject({ columns: 1 })
    expect(parseCsv('x\n'.repeat(20_002))).toEqual({ kind: 'tooManyRows' })
  })
})

describe('columns', () => {
  it.each([
    [
      ['Name', 'User name', 'E-mail', 'Role', 'Login method', 'PIN'],
      [0, 1, 2, 3, 4, 5],
    ],
    [
      ['Pincode', 'Rol', 'E-mailadres', 'Gebruikersnaam', 'Volledige naam', 'Manier van inloggen'],
      [4, 3, 2, 1, 5, 0],
    ],
    [
      ['PIN', 'Rolle', 'E-Mail-Adresse', 'Benutzername', 'Name', 'Anmeldung'],
      [4, 3, 2, 1, 5, 0],
    ],
  ])('USR-6 are guessed from %j', (titles, [name, username, email, role, loginMethod, pin]) => {
    const there = { name, username, email, role, loginMethod, pin }
    const sorted = titles[0] === 'Name' ? there : { name: 4, username: 3, email: 2, role: 1, loginMethod: 5, pin: 0 }
    expect(guessMapping(titles)).toEqual({ ...sorted, givenName: null, familyName: null })
    expect(looksLikeTitles(titles)).toBe(true)
  })

  it('USR-6 takes no row of a person for titles', () => {
    expect(looksLikeTitles(['Zoë Nul', 'zoe', '00742'])).toBe(false)
  })
})

const wish: ImportWish = {
  mapping: guessMapping(['Name', 'User name', 'E-mail', 'Role', 'Login method', 'PIN']),
  role: 'staff',
  loginMethod: 'pin_only',
  generate: false,
  padPins: false,
  pinsImportable: true,
  pinLength: { min: 5, max: 5 },
  sender: 'manager',
}
const check = (rows: string[][], other: Partial<ImportWish> = {}) =>
  checkRows(
    rows.map((cells, at) => ({ row: at + 2, cells })),
    { ...wish, ...other },
  )

describe('rows', () => {
  it.each([
    [['', 'x'], { name: 'nameMissing' }],
    [['x'.repeat(1_000)], { name: 'nameLong' }],
    [['Zoë', 'two words'], { username: 'username' }],
    [['Zoë', '', '', '', 'Passwort und PIN'], { username: 'usernameMissing' }],
    [['Zoë', '', 'nowhere'], { email: 'email' }],
    [['Zoë', '', '', 'Chef'], { role: 'role' }],
    [['Zoë', '', '', 'Beheerder'], { role: 'roleAdmin' }],
    [['Zoë', '', '', '', 'by hand'], { loginMethod: 'method' }],
  ])('USR-6 %j stay out', (cells, problems) => {
    expect(check([cells])).toMatchObject([{ good: false, problems }])
  })

  it.each([
    ['742', 'pinZero'],
    ['7a421', 'pinDigits'],
    ['739142', 'pinLength'],
    ['12345', 'pinSimple'],
  ])('USR-6 the PIN %s keeps nobody out, and is told as %s', (pin, problem) => {
    expect(check([['Zoë', '', '', '', '', pin]])).toMatchObject([{ good: true, problems: { pin: problem } }])
  })

  it('USR-6 the same PIN twice is told by nobody: the preview holds no PIN against others', () => {
    const rows = check([['Zoë', '', '', '', '', '39142'], ['Linh', '', '', '', '', '39142']]) // prettier-ignore
    expect(rows.map(({ problems }) => problems)).toEqual([{}, {}])
  })

  it('USR-6 zeros are put back where asked', () => {
    expect(check([['Zoë', '', '', '', '', '742']], { padPins: true })).toMatchObject([{ person: { pin: '00742' }, problems: {} }])
  })

  it('USR-6 bring no PIN after the first activation', () => {
    expect(check([['Zoë', '', '', '', '', '39142']], { pinsImportable: false })).toMatchObject([{ person: { pin: null }, problems: {} }])
  })

  it('USR-6 are told that stand in the file twice, by what people are known by', () => {
    const rows = check([['A', 'zoe'], ['B', 'ZOE'], ['C', '', 'c@example.com'], ['D', '', 'C@Example.com'], ['E'], ['E'], ['E', 'e']]) // prettier-ignore
    expect(rows.map(({ problems }) => Object.values(problems)[0] ?? null)).toEqual([
      null,
      'usernameTwice',
      null,
      'sameTwice',
      null,
      'sameTwice',
      null,
    ])
  })
})

describe('a run', () => {
  const rows = check(Array.from({ length: 60 }, (_, at) => [`Person ${at}`])).map(({ person }) => person)
  const run = async (answers: Answer<unknown>[], cancelAfter = 99) => {
    const [sent, waits, away] = [[] as number[], [] as number[], [] as boolean[]]
    const send = (batch: readonly ImportRow[]) => {
      sent.push(batch[0]?.row ?? 0)
      return Promise.resolve((answers[sent.length - 1] ?? { kind: 'done', data: { results: [] } }) as Answer<{ results: [] }>)
    }
    const end = await runImport({
      rows,
      send,
      wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
      isCancelled: () => sent.length >= cancelAfter,
      onResults: () => undefined,
      onAway: (is) => void away.push(is),
    })
    return { end, sent, waits, away }
  }
  const refused = (code: ErrorCode): Answer<unknown> => ({
    kind: 'refused',
    problem: { type: '', title: '', status: statusOfCode[code], code, requestId: '' },
  })

  it('USR-6 sends a batch again, ever more patiently, until it is answered', async () => {
    const away = { kind: 'away' } as const
    expect(await run([away, away, refused('unavailable'), away, away])).toEqual({
      end: 'finished',
      sent: [2, 2, 2, 2, 2, 2, 27, 52],
      waits: [1_000, 2_000, 4_000, 8_000, 10_000],
      away: [true, true, true, true, true, false, false, false],
    })
  })

  it('USR-6 ends where it is cancelled or refused, and says why', async () => {
    expect(await run([], 2)).toMatchObject({ end: 'cancelled', sent: [2, 27] })
    expect(await run([refused('not_signed_in')])).toMatchObject({ end: 'over', sent: [2] })
    expect(await run([refused('not_found')])).toMatchObject({ end: 'over' })
    expect(await run([refused('pins_not_importable')])).toMatchObject({ end: 'pinsTooLate' })
    expect(await run([refused('internal')])).toMatchObject({ end: 'failed' })
  })
})

describe('results', () => {
  it('USR-6 are a file in which nothing runs and no PIN loses its zeros', () => {
    const rows = check([['=1+1'], ['Linh'], ['']])
    const added = { outcome: 'added', userId: '', pinFrom: 'generated', pinMail: null, invited: false } as const
    const outcomes = outcomesOf(rows, [{ row: 2, ...added, pin: '00742' }, { row: 3, ...added, pin: '39142' }]) // prettier-ignore
    const text = resultFile(outcomes, {
      titles: ['Row', 'Name', 'User name', 'E-mail', 'Result', 'PIN'],
      outcomeWords: ({ outcome }) => outcome.kind,
    })
    expect(text).toBe(`\uFEFFRow,Name,User name,E-mail,Result,PIN\r\n2,'=1+1,,,added,'00742\r\n3,Linh,,,added,39142\r\n4,,,,refused,\r\n`)
  })
})
