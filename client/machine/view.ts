import type { Platform } from '../../contract/http/devices.ts'
import type { TerminalState } from '../../contract/terminal-state.ts'
import type { Machine } from './machine.ts'

/** Until the server has said how long (TRM-1), in seconds. */
const idleSecondsAtFirst = 120

/** What the window may know of the machine: field by field, so that nothing secret slips in. */
export function terminalStateOf(machine: Machine, platform: Platform): TerminalState {
  return {
    screen: machine.screen,
    organisationName: machine.terminal?.organisation?.name ?? machine.session?.organisationName ?? null,
    deviceName: machine.terminal?.device?.name ?? null,
    connected: machine.lastContactAt !== null && machine.outage === null,
    platform,
    credentialInMemory: machine.credentialInMemory,
    appearance: {
      colour: machine.terminal?.appearance?.colour ?? null,
      logo: machine.logo?.logo ?? null,
      languages: machine.terminal?.appearance?.languages ?? null,
    },
    idleSeconds: machine.terminal?.idleSeconds ?? idleSecondsAtFirst,
  }
}
