import type { FastifyRequest } from 'fastify'
import { assertNever } from '../../../contract/errors.ts'
import type { Refused } from '../answer.ts'
import type { Caller } from '../caller.ts'
import type { Route } from '../route.ts'
import { guardApplication, type ApplicationGuardDeps } from './application-guard.ts'
import { guardBrowser, type BrowserGuardDeps } from './browser-guard.ts'
import { guardDevice, type DeviceGuardDeps } from './device-guard.ts'
import { guardOperator } from './operator-guard.ts'

export interface GuardDeps extends DeviceGuardDeps, BrowserGuardDeps, ApplicationGuardDeps {
  /** The operator's bearer token; null where none is set. */
  metricsToken: string | null
}

/** Holds every call to its permission, before its body is read. Nothing else grants access. */
export async function guard(deps: GuardDeps, route: Route, request: FastifyRequest): Promise<Caller | Refused> {
  const { permission } = route.call
  switch (permission.caller) {
    case 'anyone':
      return { kind: 'anyone', ip: request.ip }
    case 'operator':
      return guardOperator(deps, request)
    case 'device':
      return guardDevice(deps, route, request)
    case 'browser':
      return guardBrowser(deps, route, request)
    case 'application':
      return guardApplication(deps, permission, request)
    default:
      return assertNever(permission)
  }
}
