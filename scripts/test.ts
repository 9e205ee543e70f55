import { chooseSteps } from './gate/choose-steps.ts'
import { prepareMachine, type Machine } from './gate/prepare-machine.ts'
import { runInPairs } from './gate/run-in-pairs.ts'
import { runStep } from './gate/run-step.ts'
import { skipStep } from './gate/skip-step.ts'
import type { Step, StepResult } from './gate/step.ts'
import { summarise } from './gate/summarise.ts'
import { stopWithUs } from './process/run-command.ts'

/** `npm test`: every check and every test on this machine; `npm test -- unit lint` runs the named steps alone. */
stopWithUs()
const chosen = chooseSteps(process.argv.slice(2))
const machine = await prepareMachine(chosen.tests)
const results = await runInPairs(chosen.checks, (step) => runStep(step, machine.env))
for (const step of chosen.tests) results.push(await runUnlessMissing(step, machine))
process.exitCode = summarise(results, process.env['CI'] === 'true') ? 0 : 1

async function runUnlessMissing(step: Step, { missing, env }: Machine): Promise<StepResult> {
  const lacking = step.needs?.map((need) => missing.get(need)).find((what) => what !== undefined)
  return lacking === undefined ? runStep(step, env) : skipStep(step, lacking)
}
