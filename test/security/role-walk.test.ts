import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Call, Permission } from '../../contract/call.ts'
import { statusOfCode, type ErrorCode } from '../../contract/errors.ts'
import { contractCalls } from '../support/contract-calls.ts'
import { startWalk } from '../support/walk-server.ts'
import { nameOf, refusalFor, walkers } from '../support/walkers.ts'

/** Codes by which the guard turns somebody away; no handler that is called without any field gives them. */
const guardCodes: readonly (ErrorCode | null)[] = [
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'invalid_token',
  'app_key_not_accepted',
  'not_signed_in',
  'not_allowed',
  'cross_site_refused',
]

describe('role walk', () => {
  let walk: Awaited<ReturnType<typeof startWalk>>
  beforeAll(async () => {
    walk = await startWalk()
  })
  afterAll(() => walk.stop())

  it('GRD-7 knows every call, and several ways to be nobody', () => {
    expect(contractCalls.length).toBeGreaterThan(25)
    expect(new Set(walkers.map(nameOf)).size).toBe(walkers.length)
  })

  it('ACT-1 DEV-1 GRD-9 SIGN-1 keeps approvals, lifts and My account for leads with a password; a PIN opens them what they sign at a register', () => {
    const forAll = contractCalls.filter(({ permission }) => !('roles' in permission) || permission.roles.includes('staff'))
    expect(forAll.map(nameOfCall).sort()).toEqual([
      'DELETE /v1/console/session',
      'DELETE /v1/me/sessions',
      'DELETE /v1/me/sessions/:id',
      'DELETE /v1/session',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'GET /v1/appearance',
      'GET /v1/console/events',
      'GET /v1/console/session',
      'GET /v1/me',
      'GET /v1/me/pin',
      'GET /v1/me/recovery-codes',
      'GET /v1/me/sessions',
      'GET /v1/security-images',
      'GET /v1/session',
      'GET /v1/session/pin',
      'GET /v1/terminal',
      'GET /v1/terminal/events',
      'GET /v1/terminal/logo',
      'PATCH /v1/me',
      'POST /v1.0/authentication',
      'POST /v1.0/token',
      'POST /v1.0/users/pincode/change',
      'POST /v1.0/users/pincode/offers',
      'POST /v1/app/pin-change',
      'POST /v1/app/pin-change/offers',
      'POST /v1/console/sessions',
      'POST /v1/console/sessions/new-pin',
      'POST /v1/console/sessions/new-pin/offers',
      'POST /v1/console/sessions/pin',
      'POST /v1/device/pin-codes',
      'POST /v1/device/pin-codes/offers',
      'POST /v1/device/pin-codes/redeem',
      'POST /v1/email-links/read',
      'POST /v1/email-links/use',
      'POST /v1/me/email-verification',
      'POST /v1/me/pin-offers',
      'POST /v1/me/recovery-codes',
      'POST /v1/password-links/forgotten',
      'POST /v1/password-links/read',
      'POST /v1/password-links/recover',
      'POST /v1/password-links/use',
      'POST /v1/pin-codes',
      'POST /v1/pin-codes/offers',
      'POST /v1/pin-codes/redeem',
      'POST /v1/pin-links/open',
      'POST /v1/pin-links/read',
      'POST /v1/session/lock',
      'POST /v1/session/pin/offers',
      'POST /v1/sessions/password',
      'POST /v1/sessions/password/pin',
      'POST /v1/sessions/pin',
      'POST /v1/sessions/pin/change',
      'POST /v1/sessions/pin/change/offers',
      'PUT /v1/me/email',
      'PUT /v1/me/password',
      'PUT /v1/me/pin',
      'PUT /v1/me/pin-signing',
      'PUT /v1/session/pin',
    ])
    const forLeads = contractCalls.filter((call) => !forAll.includes(call))
    const signedThere = ['GET /v1/device', 'PATCH /v1/device', 'POST /v1/device/revoke']
    expect(
      forLeads
        .filter(({ permission }) => needOf(permission) === 'device openSession')
        .map(nameOfCall)
        .sort(),
    ).toEqual(signedThere)
    const withPassword = forLeads.filter((call) => !signedThere.includes(nameOfCall(call)))
    for (const { permission } of withPassword) expect(['browser session', 'device passwordSession']).toContain(needOf(permission))
  })

  it.each(contractCalls.map((call) => [`${call.method} ${call.path}`, call] as const))(
    'ACT-1 DEV-1 PIN-6 lets those call %s whom its permission names, and nobody else',
    async (_, call) => {
      for (const walker of walkers) {
        const { status, code } = await walk.makeCall(call, walker)
        const refused = refusalFor(call, walker)
        const met = { walker: nameOf(walker), status, code }
        if (refused !== null) expect(met).toEqual({ ...met, status: statusOfCode[refused], code: refused })
        else expect(met).toSatisfy(() => passed(call.permission, code))
      }
    },
  )
})

function passed(permission: Permission, code: ErrorCode | null): boolean {
  if (permission.caller === 'device' && permission.needs === 'approval' && code === 'device_not_approved') return false
  return !guardCodes.includes(code) && code !== 'internal' && code !== 'method_not_allowed'
}

function nameOfCall({ method, path }: Call): string {
  return `${method} ${path}`
}

function needOf(permission: Permission): string {
  return 'needs' in permission ? `${permission.caller} ${permission.needs}` : permission.caller
}
