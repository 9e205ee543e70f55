import { hasStaleBundles } from '../build/bundles.ts'
import { checks, tests } from './steps.ts'
import type { Step } from './step.ts'

export interface Chosen {
  checks: readonly Step[]
  tests: readonly Step[]
}

/**
 * All steps, or those that are named: `npm test -- unit lint`; `checks` and `tests` name them all. The build comes along where a
 * chosen step needs bundles and theirs are older than the source.
 * @throws where a name is unknown.
 */
export function chooseSteps(names: readonly string[]): Chosen {
  if (names.length === 0) return { checks, tests }
  const known = new Set(['checks', 'tests', ...[...checks, ...tests].map((step) => step.name)])
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) throw new Error(`No step is named ${unknown}. There are: ${[...known].join(', ')}`)
  const chosenTests = tests.filter((step) => names.includes('tests') || names.includes(step.name))
  const needsBuild = chosenTests.some((step) => step.built === true) && hasStaleBundles()
  const isChosen = (step: Step): boolean => names.includes('checks') || names.includes(step.name) || (step.name === 'build' && needsBuild)
  return { checks: checks.filter(isChosen), tests: chosenTests }
}
