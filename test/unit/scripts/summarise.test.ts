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
  return {
    step: { name: 'some step', file: 'node', words: [], limit: 1 },
    ok,
    counts,
    failures: [],
    ...(missing === undefined ? {} : { missing }),
  }
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

it('each failed test is told again at the end, where a short view of a long run shows it', () => {
  const failures = [{ title: 'a test', why: ['expected 1', 'x'.repeat(500)] }]
  summarise([{ ...result(false, { passed: 1, failed: 1, skipped: 0 }), failures }], true)
  expect(lines.slice(-3)).toEqual([
    `✘ a test\n    expected 1\n    ${'x'.repeat(200)}`,
    'FAILED: some step',
    '1 passed, 1 failed, 0 skipped',
  ])
})

it('where everything failed, a dozen are told and the rest counted', () => {
  const failures = Array.from({ length: 15 }, (_, index) => ({ title: `test ${index}`, why: [] }))
  summarise([{ ...result(false, { passed: 0, failed: 15, skipped: 0 }), failures }], true)
  expect(lines.slice(-4)).toEqual(['✘ test 11', 'and 3 more', 'FAILED: some step', '0 passed, 15 failed, 0 skipped'])
})
