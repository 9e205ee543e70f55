import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Counts, Step } from './step.ts'

const vitestReport = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int() })
  .transform((report): Counts => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))

const playwrightReport = z
  .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }) })
  .transform(({ stats }): Counts => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }))

/** What the runner says about its tests; undefined where it left no report, because it did not get that far. */
export function countTests(tests: NonNullable<Step['tests']>): Counts | undefined {
  if (!existsSync(tests.report)) return undefined
  const report: unknown = JSON.parse(readFileSync(tests.report, 'utf8'))
  return (tests.runner === 'vitest' ? vitestReport : playwrightReport).parse(report)
}
