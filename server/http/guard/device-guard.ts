import type { FastifyRequest } from 'fastify'
import type { Call } from '../../../contract/call.ts'
import type { Database } from '../../db/database.ts'
import type { Effects } from '../../features/effects.ts'
import type { AddressLimit } from '../address-limit.ts'
import type { Refused } from '../answer.ts'
import { findDeviceByKey, findLiveSession, noteSeen } from '../caller-store.ts'
import type { DeviceCaller } from '../caller.ts'
import { isFresh, nonceLife, type Nonces } from '../dpop/nonces.ts'
import { proofToSpend } from '../dpop/proof-to-spend.ts'
import { readProof, type ReadProof } from '../dpop/read-proof.ts'
import { spendNonce, spendProof } from '../proof-store.ts'
import type { Route } from '../route.ts'
import { deviceRefusal } from './needs.ts'
import { isSignedIn, recordRefusedAccess } from './refused-access.ts'

export interface DeviceGuardDeps {
  database: Database
  effects: Effects
  nonces: Nonces
  publicUrl(): URL
  /** Limits addresses whose requests prove nothing; keys the server knows do not count (GRD-7). */
  strangers: AddressLimit
}

/**
 * Whose key signed a request, whether the proof is good and new, and whether that device and person may make this call. Nothing
 * is looked up or counted for a request that fails here (GRD-7).
 */
export async function guardDevice(deps: DeviceGuardDeps, route: Route, request: FastifyRequest): Promise<DeviceCaller | Refused> {
  const token = tokenOf(request)
  const read = await readProof({
    proof: request.headers['dpop'],
    method: request.method,
    publicUrl: deps.publicUrl(),
    path: request.url.split('?', 1)[0] ?? '',
    token: token.kind === 'sent' ? token.value : null,
  })
  if (read === null || token.kind === 'other') return asStranger(deps, request.ip, 'invalid_dpop_proof')
  const found = await findCaller(deps, read, token.kind === 'sent' ? token.value : null, request.ip)
  const refusedNonce = await judgeNonce(deps, read, found)
  if (refusedNonce !== null) return refusedNonce
  return admit(deps, route, found.caller, token.kind === 'sent')
}

type Token = { kind: 'none' } | { kind: 'sent'; value: string } | { kind: 'other' }

/** RFC 9449, section 7.1: the scheme is `DPoP`; a bearer token would be one without a key. */
function tokenOf(request: FastifyRequest): Token {
  const { authorization } = request.headers
  if (authorization === undefined) return { kind: 'none' }
  const value = /^DPoP ([A-Za-z0-9\-._~+/]{1,256}=*)$/i.exec(authorization)?.[1]
  return value === undefined ? { kind: 'other' } : { kind: 'sent', value }
}

interface Found {
  caller: DeviceCaller
  /** A device on record, or a key with a live session: its proofs are kept and it is not limited by address. */
  known: boolean
  issuedAt: number | null
}

async function findCaller(deps: DeviceGuardDeps, read: ReadProof, token: string | null, ip: string): Promise<Found> {
  const now = deps.effects.now()
  const place = { surface: 'terminal', thumbprint: read.thumbprint } as const
  const device = await findDeviceByKey(deps.database, read.thumbprint)
  const session = token === null ? null : await findLiveSession(deps.database, token, place, now)
  const issuedAt = read.nonce === null ? null : deps.nonces.issuedAt(read.nonce)
  return {
    caller: { kind: 'device', ip, proof: proofToSpend(read, issuedAt ?? now), device, session },
    known: device !== null || session !== null,
    issuedAt,
  }
}

async function judgeNonce(deps: DeviceGuardDeps, read: ReadProof, { caller, known, issuedAt }: Found): Promise<Refused | null> {
  const life = known ? nonceLife.known : nonceLife.unknown
  const fresh = issuedAt !== null && isFresh(issuedAt, deps.effects.now(), life)
  if (known) return fresh ? null : { refused: 'use_dpop_nonce' }
  const limited = await asStranger(deps, caller.ip, 'use_dpop_nonce')
  if (!fresh || read.nonce === null || limited.refused === 'try_later') return limited
  return (await spendNonce(deps.database, read.nonce, caller.proof.expiresAt)) ? null : limited
}

async function admit(deps: DeviceGuardDeps, route: Route, caller: DeviceCaller, tokenSent: boolean): Promise<DeviceCaller | Refused> {
  const refused = refusalOf(route, caller, tokenSent)
  if (route.spendsProof === 'guard' && !(await spendProof(deps.database, caller.proof))) return { refused: 'invalid_dpop_proof' }
  if (caller.device !== null) await noteSeen(deps.database, caller.device, deps.effects.now())
  if (refused === null) return caller
  if (refused === 'not_allowed') await recordRefusal(deps, route.call, caller)
  return { refused }
}

function refusalOf({ call: { permission }, refusesDeadToken }: Route, caller: DeviceCaller, tokenSent: boolean) {
  if (refusesDeadToken && tokenSent && caller.session === null) return 'invalid_token'
  return permission.caller === 'device' ? deviceRefusal(permission, caller, tokenSent) : 'not_allowed'
}

async function recordRefusal(deps: DeviceGuardDeps, call: Call, caller: DeviceCaller): Promise<void> {
  if (isSignedIn(caller)) await recordRefusedAccess(deps.database, deps.effects, call, caller)
}

/** Counts a request that proves nothing against its address. */
async function asStranger(deps: DeviceGuardDeps, ip: string, refused: Refused['refused']): Promise<Refused> {
  const wait = await deps.strangers.take(ip)
  return wait === null ? { refused } : { refused: 'try_later', retryAfterSeconds: wait }
}
