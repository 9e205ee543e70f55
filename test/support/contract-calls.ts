import type { Call } from '../../contract/call.ts'
import * as auditCalls from '../../contract/http/audit-events.ts'
import * as consoleCalls from '../../contract/http/console.ts'
import * as deviceCalls from '../../contract/http/devices.ts'
import * as healthCalls from '../../contract/http/health.ts'
import * as meCalls from '../../contract/http/me.ts'
import * as pinLoginCalls from '../../contract/http/pin-login.ts'
import * as sessionCalls from '../../contract/http/sessions.ts'
import * as terminalCalls from '../../contract/http/terminal.ts'
import * as userCalls from '../../contract/http/users.ts'

const resources = [auditCalls, consoleCalls, deviceCalls, healthCalls, meCalls, pinLoginCalls, sessionCalls, terminalCalls, userCalls]

/** Every call of the contract. */
export const contractCalls: readonly Call[] = resources.flatMap((resource) => Object.values<unknown>(resource).filter(isCall))

function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'permission' in value && 'path' in value
}
