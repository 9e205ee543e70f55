import { describe, expect, it } from 'vitest'
import { isDeeperThan, namesNul } from '../../../server/http/json-text.ts'
import { computing } from '../../support/own-time.ts'

describe('the text of a body, before anything parses it', () => {
  it.each([
    ['[[]]', 2, false],
    ['[[[]]]', 2, true],
    ['{"a":[1,{"b":2}],"c":[]}', 3, false],
    ['{"a":[1,{"b":2}],"c":[]}', 2, true],
    ['{"a":"[[[[[[[["}', 1, false],
    [String.raw`{"a":"\"[[[[\\"}`, 1, false],
    [String.raw`{"a":"\\",[[]]}`, 2, true],
  ])('PIN-3 counts the brackets of %s that stand outside of strings', (text, limit, deeper) => {
    expect(isDeeperThan(text, limit)).toBe(deeper)
  })

  it('GRD-7 reads a text of quotes without an end in no time', () => {
    const read = () => expect(isDeeperThan(String.raw`\"`.repeat(100_000), 16)).toBe(false)
    // Searched anew from each quote on it takes 20 seconds, in which nobody is answered.
    expect(computing(read)).toBeLessThan(2_000)
  })

  it.each([
    [String.raw`{"a":"\u0000"}`, true],
    [String.raw`{"a":"x\\\u0000"}`, true],
    [String.raw`{"a":"\\u0000"}`, false],
    [String.raw`{"a":"\u00000"}`, true],
    [String.raw`{"a":"\u0001"}`, false],
  ])('GRD-7 finds the NUL of %s', (text, there) => {
    expect(namesNul(text)).toBe(there)
  })
})
