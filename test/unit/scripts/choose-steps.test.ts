import { expect, it } from 'vitest'
import { chooseSteps } from '../../../scripts/gate/choose-steps.ts'

it('without names every step runs', () => {
  const { checks, tests } = chooseSteps([])
  expect(checks.map((step) => step.name)).toContain('lint')
  expect(tests.map((step) => step.name)).toEqual(['unit', 'stores', 'api', 'security', 'faults', 'keyring', 'browser', 'electron'])
})

it('named steps run alone', () => {
  const { checks, tests } = chooseSteps(['unit', 'lint'])
  expect([...checks, ...tests].map((step) => step.name)).toEqual(['lint', 'unit'])
})

it('an unknown name is refused with those that there are', () => {
  expect(() => chooseSteps(['units'])).toThrow(/No step is named units\. There are: .*unit/)
})
