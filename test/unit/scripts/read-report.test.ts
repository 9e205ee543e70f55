import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readReport } from '../../../scripts/gate/read-report.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tillpass-report-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function read(runner: 'vitest' | 'playwright', content: unknown) {
  const report = path.join(folder, 'report.json')
  writeFileSync(report, JSON.stringify(content))
  return readReport({ runner, report })
}

const vitestCounts = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }

it('a runner that left nothing says nothing', () => {
  expect(readReport({ runner: 'vitest', report: path.join(folder, 'none.json') })).toBeUndefined()
})

it('Vitest: counts, and why each failed test failed, without stack and colours', () => {
  const failed = {
    fullName: 'it adds',
    status: 'failed',
    failureMessages: ['\u001b[31mexpected 3\u001b[39m\n\n    to be 4\n    at file.ts:1:2'],
  }
  const passed = { fullName: 'it takes away', status: 'passed', failureMessages: [] }
  const report = {
    ...vitestCounts,
    testResults: [{ name: 'a.test.ts', status: 'failed', message: '', assertionResults: [failed, passed] }],
  }
  expect(read('vitest', report)).toEqual({
    counts: { passed: 3, failed: 1, skipped: 2 },
    failures: [{ title: 'it adds', why: ['expected 3', 'to be 4'] }],
  })
})

it('Vitest: a file that could not be read is told by its name', () => {
  const file = { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
  expect(read('vitest', { ...vitestCounts, testResults: [file] })?.failures).toEqual([{ title: 'b.test.ts', why: ['no such module'] }])
})

it('Playwright: failed specs of inner suites too, and none that did not run', () => {
  const spec = (title: string, ok: boolean, messages: string[]) => ({
    title,
    file: 'x.spec.ts',
    line: 7,
    ok,
    tests: [{ results: [{ errors: messages.map((message) => ({ message })) }] }],
  })
  const inner = { specs: [spec('it shows', false, ['Test timeout', 'of 3 s'])] }
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 1 },
    suites: [{ specs: [spec('it is fine', true, []), spec('it did not run', false, [])], suites: [inner] }],
  }
  expect(read('playwright', report)).toEqual({
    counts: { passed: 1, failed: 1, skipped: 1 },
    failures: [{ title: 'x.spec.ts:7 it shows', why: ['Test timeout', 'of 3 s'] }],
  })
})

it('a flaky test counts as failed', () => {
  const stats = { expected: 1, unexpected: 0, flaky: 1, skipped: 0 }
  expect(read('playwright', { stats })?.counts).toEqual({ passed: 1, failed: 1, skipped: 0 })
})
