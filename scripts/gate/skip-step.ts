import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { repository } from '../repository.ts'
import { line } from './run-step.ts'
import type { Step, StepResult } from './step.ts'

const listing = z.object({ suites: z.array(z.unknown()) })
const suite = z.object({ specs: z.array(z.unknown()).default([]), suites: z.array(z.unknown()).default([]) })

/** Counts a step that cannot run here as skipped, with all its tests. */
export function skipStep(step: Step, missing: string): StepResult {
  const skipped = step.tests?.runner === 'playwright' ? countListed(step.name) : 1
  line(step.name, 0, `SKIPPED  ${missing}`)
  return { step, ok: true, counts: { passed: 0, failed: 0, skipped }, failures: [], missing }
}

/** A listing with errors still lists what it could; a step counts as one test at least. */
function countListed(project: string): number {
  const words = ['node_modules/.bin/playwright', 'test', '--project', project, '--list', '--reporter=json']
  const { stdout } = spawnSync(process.execPath, words, { cwd: repository, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const { suites } = listing.parse(JSON.parse(stdout))
  return Math.max(
    1,
    suites.reduce<number>((sum, item) => sum + countSpecs(item), 0),
  )
}

function countSpecs(item: unknown): number {
  const { specs, suites } = suite.parse(item)
  return specs.length + suites.reduce<number>((sum, inner) => sum + countSpecs(inner), 0)
}
