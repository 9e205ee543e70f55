import type { Failure, StepResult } from './step.ts'

/** How many failures are told; what broke everything is told by the first. */
const told = 12

/**
 * Prints what a reader must not miss: each failed test with the beginning of its reason, and as the last line the counts. A step that
 * failed without a failed test (a linter, a runner that never started) counts as one failure, so that the line never looks better than
 * the run. Returns whether all is well.
 */
export function summarise(results: readonly StepResult[], isCi: boolean): boolean {
  const sum = (count: (result: StepResult) => number): number => results.reduce((total, result) => total + count(result), 0)
  const passed = sum((result) => result.counts.passed)
  const missing = results.filter((result) => result.missing !== undefined)
  const failed = sum(failures) + (isCi ? missing.length : 0)
  const failedSteps = results.filter((result) => !result.ok).map((result) => result.step.name)
  console.log('')
  tell(results.flatMap((result) => result.failures))
  if (failedSteps.length > 0) console.log(`FAILED: ${failedSteps.join(', ')}`)
  for (const { step, missing: what } of missing)
    console.log(`!!! NOT TESTED: ${step.name}: ${String(what)}${isCi ? ' (a failure in CI)' : ''}`)
  console.log(`${passed} passed, ${failed} failed, ${sum((result) => result.counts.skipped)} skipped`)
  return failed === 0
}

function tell(all: readonly Failure[]): void {
  for (const { title, why } of all.slice(0, told)) console.log([`✘ ${title}`, ...why.map((text) => `    ${text.slice(0, 200)}`)].join('\n'))
  if (all.length > told) console.log(`and ${all.length - told} more`)
}

function failures(result: StepResult): number {
  return result.ok ? 0 : Math.max(1, result.counts.failed)
}
