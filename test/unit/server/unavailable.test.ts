import { describe, expect, it } from 'vitest'
import { isUnavailable } from '../../../server/db/unavailable.ts'
import { loggedError } from '../../../server/log.ts'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })
const ofSqlite = (errcode: number) => Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode })

describe('a database that cannot answer', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('57P01'),
    withCode('53300'),
    withCode('08006'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Connection terminated unexpectedly'),
    new Error('x', { cause: withCode('ECONNRESET') }),
    new AggregateError([withCode('ECONNREFUSED')]),
    ofSqlite(5),
    ofSqlite(10 + 256),
    ofSqlite(13),
  ])('GRD-7 is told from a mistake: %o', (error) => expect(isUnavailable(error)).toBe(true))

  it.each([new Error('x'), withCode('23505'), withCode('42P01'), withCode('ENOENT'), ofSqlite(1), ofSqlite(2067), 'ECONNREFUSED', null])(
    'GRD-7 is no excuse for a mistake: %o',
    (error) => expect(isUnavailable(error)).toBe(false),
  )
})

describe('an exception in the log', () => {
  it('LOG-2 tells its kind and place, and not what it says', () => {
    const cause = withCode('22P02', 'invalid input syntax: "84736"')
    const logged = loggedError(new TypeError('the PIN 84736 is wrong\n    at 84736 o’clock', { cause }))
    expect(logged).toMatchObject({ name: 'TypeError', code: null, cause: { name: 'Error', code: '22P02' } })
    expect(logged.at.length).toBeGreaterThan(0)
    expect(JSON.stringify(logged)).not.toContain('84736')
    expect(loggedError('84736')).toEqual({ name: 'string', code: null, at: [] })
  })
})
