import type { Terminal, getTerminalLogo } from '../../contract/http/terminal.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Effect } from './events.ts'
import type { Machine } from './machine.ts'
import { stay, type Step, step } from './step.ts'

/** The logo goes with its shop; one that is new here is read once. */
export function followLogo({ logo }: Machine, terminal: Terminal): { change: Pick<Machine, 'logo'>; effects: Effect[] } {
  const version = terminal.appearance?.logoVersion ?? null
  if (version === null) return { change: { logo: null }, effects: [] }
  return { change: { logo }, effects: version === logo?.version ? [] : [{ type: 'read_logo' }] }
}

/** A logo that did not come is asked for again with the next look at what this device is; nobody waits for it. */
export function onLogo(machine: Machine, answer: Answer<BodyOf<typeof getTerminalLogo>>): Step {
  return answer.kind === 'ok' ? step(machine, { logo: answer.body.logo }) : stay(machine)
}
