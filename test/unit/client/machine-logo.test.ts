import { expect, it } from 'vitest'
import { terminalStateOf } from '../../../client/machine/view.ts'
import { approvedTerminal, type Driver, ok, started, unknownTerminal } from '../../support/client/machine-driver.ts'

const languages = ['de' as const, 'nl' as const]
const withLogo = (logoVersion: string | null) => ({ ...approvedTerminal, appearance: { colour: '#7a2e3b', logoVersion, languages } })
const logo = (version: string) => ({ version, logo: `data:image/png;base64,${version}` })
const shown = ({ machine }: Driver) => terminalStateOf(machine, 'electron').appearance
const reads = ({ effects }: Driver) => effects.filter(({ type }) => type === 'read_logo').length

it('shows the shop’s colour and languages, and reads a logo that is new here once', () => {
  const driver = started(withLogo('one'))
  expect(reads(driver)).toBe(1)
  expect(shown(driver)).toEqual({ colour: '#7a2e3b', logo: null, languages: ['de', 'nl'] })
  driver.on({ type: 'logo_answered', answer: ok({ logo: logo('one') }) })
  expect(shown(driver).logo).toBe('data:image/png;base64,one')
  expect(reads(driver.on({ type: 'terminal_answered', answer: ok(withLogo('one')) }))).toBe(0)
})

it('reads another logo, shows the old one until it has it, and takes it down with its shop', () => {
  const driver = started(withLogo('one')).on({ type: 'logo_answered', answer: ok({ logo: logo('one') }) })
  expect(reads(driver.on({ type: 'terminal_answered', answer: ok(withLogo('two')) }))).toBe(1)
  expect(shown(driver).logo).toBe('data:image/png;base64,one')
  expect(shown(driver.on({ type: 'terminal_answered', answer: ok(withLogo(null)) })).logo).toBeNull()
  driver.on({ type: 'logo_answered', answer: ok({ logo: logo('two') }) }, { type: 'terminal_answered', answer: ok(unknownTerminal) })
  expect(shown(driver)).toEqual({ colour: null, logo: null, languages: null })
})

it('works on without a logo that does not come, and asks for it with the next look', () => {
  const driver = started(withLogo('one')).on({ type: 'logo_answered', answer: { kind: 'unreachable', cause: 'network' } })
  expect(driver.machine.screen.kind).toBe('pin')
  expect(reads(driver.on({ type: 'terminal_answered', answer: ok(withLogo('one')) }))).toBe(1)
})
