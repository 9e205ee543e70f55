import type { CredentialTrouble } from '../../contract/terminal-state.ts'
import type { Machine } from './machine.ts'
import { showLogin } from './settle.ts'
import { stay, type Step, step } from './step.ts'

/** Looks for the device's key before anything else: without it nothing can be asked. */
export function onStarted(machine: Machine): Step {
  return step(machine, { screen: { kind: 'starting' } }, { type: 'load_credential' })
}

/** The key is there: the server is asked what this device is. */
export function onCredentialReady(machine: Machine, found: { thumbprint: string; inMemory: boolean }): Step {
  const change = {
    thumbprint: found.thumbprint,
    credentialInMemory: found.inMemory,
    screen: { kind: 'starting' },
  } as const
  return step(machine, change, { type: 'read_terminal' })
}

/** The keychain does not give the key: said in words, until somebody has looked after it (DEV-12). */
export function onCredentialTrouble(machine: Machine, trouble: CredentialTrouble): Step {
  return step(machine, { screen: { kind: 'credential', trouble } })
}

/** The message was read: the keychain is asked again, or the password screen follows. */
export function onAcknowledged(machine: Machine, now: number): Step {
  if (machine.screen.kind === 'credential') return onStarted(machine)
  return machine.screen.kind === 'revoked' ? showLogin({ ...machine, withdrawn: false }, now) : stay(machine)
}
