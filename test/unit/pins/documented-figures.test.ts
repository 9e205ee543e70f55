import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayBudget, populationOf } from '../../../contract/guess-chance.ts'
import { adviseLength } from '../../../contract/length-advice.ts'
import { trivialRule, usablePins } from '../../../contract/pin-rules.ts'

const page = readFileSync(new URL('../../../docs/pin-rules.md', import.meta.url), 'utf8')

/** The rows of the table that begins with these column names, as numbers. */
function tableOf(first: string, second: string): number[][] {
  const [, ...rows] = page.slice(page.search(new RegExp(`\\| +${first} \\| +${second} \\|`))).split('\n')
  const end = rows.findIndex((row) => !row.startsWith('|'))
  return rows.slice(1, end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => Number(cell.replaceAll(/[,%\s]/g, ''))),
  )
}

describe('docs/pin-rules.md', () => {
  it('ACT-3 GRD-9 states the chances as the product computes them', () => {
    const rows = tableOf('people', 'digits')
    expect(rows.length).toBeGreaterThan(8)
    for (const [people = 0, digits = 0, ...told] of rows) {
      const { perGuess, risk, recommendedLength } = adviseLength(people, digits)
      const tries = dayBudget(populationOf(people, [digits], digits))
      expect([Math.round(1 / perGuess), tries, Number((risk * 100).toFixed(2)), recommendedLength]).toEqual(told)
    }
  })

  it('POL-3 says of all PINs of a length how many are refused and why', () => {
    for (const [digits = 0, all, step, repeat, trivial] of tableOf('digits', 'PINs')) {
      const count = { step: 0, repeat: 0 }
      for (let number = 0; number < 10 ** digits; number += 1) {
        const rule = trivialRule(String(number).padStart(digits, '0'))
        if (rule !== null) count[rule] += 1
      }
      expect([all, step, repeat, trivial]).toEqual([10 ** digits, count.step, count.repeat, 10 ** digits - usablePins(digits)])
    }
    expect(tableOf('digits', 'PINs')).toHaveLength(3)
  })
})
