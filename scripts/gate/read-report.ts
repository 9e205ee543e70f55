import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'
import type { Counts, Failure, Step } from './step.ts'

/** What a runner says about its tests. */
export interface Report {
  counts: Counts
  failures: Failure[]
}

const linesOfEach = 5

const vitestFile = z.object({
  name: z.string(),
  message: z.string().default(''),
  status: z.string(),
  assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() })),
})

const vitestReport = z
  .object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(vitestFile).default([]),
  })
  .transform((report): Report => ({
    counts: { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests },
    failures: report.testResults.flatMap(failuresOfFile),
  }))

/** A file that could not be read has no tests, only a message. */
function failuresOfFile({ name, message, status, assertionResults }: z.infer<typeof vitestFile>): Failure[] {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0 && status === 'failed') return [{ title: name, why: firstLines(message) }]
  return failed.map((test) => ({ title: test.fullName, why: firstLines(test.failureMessages?.join('\n') ?? '') }))
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default('') })) })) })),
})

interface PlaywrightSuite {
  specs: z.infer<typeof playwrightSpec>[]
  suites: PlaywrightSuite[]
}

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec).default([]), suites: z.array(playwrightSuite).default([]) }),
)

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
    suites: z.array(playwrightSuite).default([]),
  })
  .transform(({ stats, suites }): Report => ({
    counts: { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    failures: suites.flatMap(failuresOfSuite),
  }))

function failuresOfSuite({ specs, suites }: PlaywrightSuite): Failure[] {
  const failed = specs.filter((spec) => !spec.ok && messagesOf(spec) !== '')
  const own = failed.map((spec) => ({ title: `${spec.file}:${spec.line} ${spec.title}`, why: firstLines(messagesOf(spec)) }))
  return [...own, ...suites.flatMap(failuresOfSuite)]
}

/** Of a test that did not run, because one before it failed, there is none. */
function messagesOf(spec: z.infer<typeof playwrightSpec>): string {
  return spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors.map((error) => error.message))).join('\n')
}

/** The lines that say what was wrong: no stack, no empty lines, no colours. */
function firstLines(message: string): string[] {
  const lines = stripVTControlCharacters(message).split('\n')
  const telling = lines.map((text) => text.trim()).filter((text) => text !== '' && !text.startsWith('at '))
  return telling.slice(0, linesOfEach)
}

/** Reads what the runner left; undefined where it left nothing, because it did not get that far. */
export function readReport(tests: NonNullable<Step['tests']>): Report | undefined {
  if (!existsSync(tests.report)) return undefined
  const report: unknown = JSON.parse(readFileSync(tests.report, 'utf8'))
  return (tests.runner === 'vitest' ? vitestReport : playwrightReport).parse(report)
}
