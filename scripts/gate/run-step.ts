import { rmSync } from 'node:fs'
import { runCommand, type Outcome } from '../process/run-command.ts'
import { inRepository } from '../repository.ts'
import { readReport } from './read-report.ts'
import { type Failure, noTests, type Step, type StepResult } from './step.ts'

const linesShown = 80

/** Runs one step and says in one line how it went; where it failed, the end of what it wrote follows. */
export async function runStep(step: Step, env: Record<string, string>): Promise<StepResult> {
  if (step.tests !== undefined) rmSync(step.tests.report, { force: true })
  const log = inRepository('test-results', 'gate', `${step.name}.log`)
  const outcome = await runCommand({ ...step, env: { ...env, ...step.env }, log })
  const result = judge(step, outcome)
  say(result, outcome)
  return result
}

function judge(step: Step, outcome: Outcome): StepResult {
  if (step.tests === undefined) return { step, ok: outcome.ok, counts: noTests, failures: outcome.ok ? [] : [endOf(step, outcome)] }
  const { counts, failures } = readReport(step.tests) ?? { counts: noTests, failures: [] }
  const ok = outcome.ok && counts.failed === 0 && counts.passed > 0
  return { step, ok, counts, failures: ok || failures.length > 0 ? failures : [endOf(step, outcome)] }
}

/** What a step that failed without a failed test wrote last. */
function endOf(step: Step, outcome: Outcome): Failure {
  return { title: step.name, why: outcome.output.trimEnd().split('\n').slice(-5) }
}

function say(result: StepResult, outcome: Outcome): void {
  const { passed, failed, skipped } = result.counts
  const tests = result.step.tests === undefined ? '' : `  ${passed} passed, ${failed} failed, ${skipped} skipped`
  line(result.step.name, outcome.seconds, (result.ok ? 'ok' : 'FAILED') + tests)
  if (!result.ok) console.log(indented(outcome.output))
}

/** One line of the gate's output. */
export function line(name: string, seconds: number, result: string): void {
  console.log(`${name.padEnd(16)}${seconds.toFixed(1).padStart(7)} s  ${result}`)
}

function indented(output: string): string {
  const lines = output.trimEnd().split('\n').slice(-linesShown)
  return lines.map((text) => `    ${text}`).join('\n')
}
