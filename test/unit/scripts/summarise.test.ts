import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Counts, StepResult } from '../../../scripts/gate/step.ts'
import { summarise } from '../../../scripts/gate/summarise.ts'

let lines: string[] = []

beforeEach(() => {
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line)
  })
})

afterEach(() => vi.restoreAllMocks())

function result(ok: boolean, counts: Counts, missing?: string): StepResult {
  return { step: { name: 'some step', file: 'node', words: [], limit: 1 }, ok, counts, ...(missing === undefined ? {} : { missing }) }
}

it('the last line counts the tests of all steps', () => {
  const isFine = summarise([result(true, { passed: 2, failed: 0, skipped: 1 }), result(true, { passed: 3, failed: 0, skipped: 0 })], true)
  expect(isFine).toBe(true)
  expect(lines.at(-1)).toBe('5 passed, 0 failed, 1 skipped')
})

it('a step that fails without a failed test counts as one failure', () => {
  expect(summarise([result(false, { passed: 0, failed: 0, skipped: 0 })], false)).toBe(false)
  expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped')
  expect(lines).toContain('FAILED: some step')
})

it('what could not be tested is said loudly, and fails in CI only', () => {
  const skipped = [result(true, { passed: 0, failed: 0, skipped: 4 }, 'no Electron runtime')]
  expect(summarise(skipped, false)).toBe(true)
  expect(lines.at(-2)).toBe('!!! NOT TESTED: some step: no Electron runtime')
  expect(lines.at(-1)).toBe('0 passed, 0 failed, 4 skipped')
  expect(summarise(skipped, true)).toBe(false)
  expect(lines.at(-1)).toBe('0 passed, 1 failed, 4 skipped')
})
