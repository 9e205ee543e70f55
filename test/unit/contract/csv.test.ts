import { describe, expect, it } from 'vitest'
import { csvRecord } from '../../../contract/csv.ts'

describe('CSV', () => {
  it('LOG-1 quotes as RFC 4180 says', () => {
    expect(csvRecord(['a', 'b,c', 'd"e', 'f\r\ng', ''])).toBe('a,"b,c","d""e","f\r\ng",\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '－1'])('LOG-1 lets no spreadsheet run %j', (text) => {
    expect(csvRecord([text])).toMatch(/^"?'/)
  })

  it('LOG-1 leaves names as they are', () => {
    expect(csvRecord(['Zoë O’Neill 🎉', 'عمر'])).toBe('Zoë O’Neill 🎉,عمر\r\n')
  })
})
