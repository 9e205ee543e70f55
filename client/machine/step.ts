import type { Effect } from './events.ts'
import type { Machine } from './machine.ts'

/** A machine after an event, and what is to be done about it. */
export interface Step {
  machine: Machine
  effects: readonly Effect[]
}

/** A step that changes some of the machine. */
export function step(machine: Machine, change: Partial<Machine>, ...effects: Effect[]): Step {
  return { machine: { ...machine, ...change }, effects }
}

/** A step that changes nothing: the event does not fit the screen. */
export function stay(machine: Machine): Step {
  return { machine, effects: [] }
}

/** Goes on from a step with another, keeping the effects of both in their order. */
export function andThen(before: Step, next: (machine: Machine) => Step): Step {
  const after = next(before.machine)
  return { machine: after.machine, effects: [...before.effects, ...after.effects] }
}
