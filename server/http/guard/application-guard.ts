import type { FastifyRequest } from 'fastify'
import type { Permission } from '../../../contract/call.ts'
import { isWholeSecret } from '../../crypto/app-secrets.ts'
import type { Database } from '../../db/database.ts'
import type { Effects } from '../../features/effects.ts'
import type { AddressLimit } from '../address-limit.ts'
import type { Refused } from '../answer.ts'
import { networkOf } from '../../net/network-of.ts'
import { findApp, isLiveAppToken, noteAppUsed } from '../app-store.ts'
import type { CallLimit } from '../call-limit.ts'
import { tokenHash } from '../caller-store.ts'
import type { App, ApplicationCaller } from '../caller.ts'
import { brokenKey, deadToken, missingKey, missingScope, missingToken, noSuchKey } from './application-refusals.ts'

export interface ApplicationGuardDeps {
  database: Database
  effects: Effects
  /** Limits addresses that send no key, or one that nobody has. */
  strangers: AddressLimit
  /** Limits what one application calls. */
  appCalls: CallLimit
}

type ApplicationPermission = Extract<Permission, { caller: 'application' }>

/** Which application calls, by its key (FRC-5), and whether its token and scopes are enough for this call. */
export async function guardApplication(
  deps: ApplicationGuardDeps,
  permission: ApplicationPermission,
  request: FastifyRequest,
): Promise<ApplicationCaller | Refused> {
  const token = permission.needs === 'token' ? bearerOf(request) : null
  const key = request.headers['et-app-key']
  if (typeof key !== 'string') return asStranger(deps, request.ip, missingKey(permission.needs === 'token' && token === null))
  if (!isWholeSecret('key', key)) return asStranger(deps, request.ip, brokenKey)
  const now = deps.effects.now()
  const keyHash = tokenHash(key)
  const found = await findApp(deps.database, keyHash, now)
  if (found === null) return asStranger(deps, request.ip, noSuchKey)
  const wait = await deps.appCalls.take(callsFrom(found, request.ip))
  if (wait !== null) return { refused: 'try_later', retryAfterSeconds: wait }
  const { last_used_at, ...app } = found
  await noteAppUsed(deps.database, { id: app.id, keyHash, last_used_at }, now)
  const caller: ApplicationCaller = { kind: 'application', ip: request.ip, app, keyHash, tokenHash: null }
  return permission.needs === 'key' ? caller : withToken(deps, { caller, token, scope: permission.scope }, now)
}

interface Presented {
  caller: ApplicationCaller
  token: string | null
  scope: App['scopes'][number]
}

async function withToken(
  deps: ApplicationGuardDeps,
  { caller, token, scope }: Presented,
  now: number,
): Promise<ApplicationCaller | Refused> {
  if (token === null) return missingToken
  const hash = tokenHash(token)
  if (!(await isLiveAppToken(deps.database, { tokenHash: hash, appId: caller.app.id }, now))) return deadToken
  return caller.app.scopes.includes(scope) ? { ...caller, tokenHash: hash } : missingScope(scope)
}

/** What runs at people's own places has a key that many hold: each address has its own share, so that none uses up the others'. */
function callsFrom({ id, kind }: App, ip: string): string {
  return kind === 'custom' ? id : `${id} ${networkOf(ip)}`
}

/** RFC 6750, section 2.1. What is no bearer token at all counts as none. */
function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9\-._~+/]{1,256}=*)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

/** Counts a request without a key that works against its address. */
async function asStranger(deps: ApplicationGuardDeps, ip: string, refused: Refused): Promise<Refused> {
  const wait = await deps.strangers.take(ip)
  return wait === null ? refused : { refused: 'try_later', retryAfterSeconds: wait }
}
