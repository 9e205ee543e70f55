import { describe, expect, it } from 'vitest'
import { csvRecord } from '../../../contract/csv.ts'

describe('CSV', () => {
  it('LOG-1 quotes as RFC 4180 says', () => {
    expect(csvRecord(['a', 'b,c', 'd"e', 'f\r\ng', ''])).toBe('a,"b,c","d""e","f\r\ng",\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '－1'])('LOG-1 lets no spreadsheet run %j', (text) => {
    expect(csvRecord([text])).toMatch(/^"?'/)
  })

  it.each([
    ['x;=1+1', "x;'=1+1"],
    ['x; @SUM(A1)', "x; '@SUM(A1)"],
    ['x\t-1', "x\t'-1"],
    ['a;b;+1', "a;b;'+1"],
  ])('LOG-1 lets no spreadsheet that parts cells at semicolons, as Dutch and German ones do, run %j', (text, written) => {
    expect(csvRecord([text])).toBe(`${written}\r\n`)
  })

  it('LOG-1 leaves names as they are', () => {
    expect(csvRecord(['Zoë O’Neill 🎉', 'عمر', 'from: 5; to: 6', 'A-B'])).toBe('Zoë O’Neill 🎉,عمر,from: 5; to: 6,A-B\r\n')
  })
})
