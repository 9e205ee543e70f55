import { appScopeSchema, type AppScope } from '../../contract/app-keys.ts'
import type { Call, Permission } from '../../contract/call.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { getTerminalEvents } from '../../contract/http/terminal.ts'
import { roleSchema, type Role } from '../../contract/roles.ts'

/** What a walker presents, and what is true of it on the server. */
export type Walker =
  | { kind: 'nobody' }
  | { kind: 'operator' }
  | { kind: 'browser'; from: 'own pages' | 'another site'; session: Standing; role: Role }
  | { kind: 'device'; key: 'unknown' | 'approved' | 'revoked'; session: Standing; method: 'pin' | 'password'; role: Role }
  | { kind: 'application'; key: KeyStanding; token: TokenStanding; scopes: readonly AppScope[] }

/** How it stands with an application's key: it works; has a newer one beside it; that one's time is over; it was withdrawn; nobody has it. */
type KeyStanding = 'alive' | 'old' | 'replaced' | 'withdrawn' | 'unknown'

/** How it stands with its bearer token. `cookie`: a console's session token in its place. */
type TokenStanding = 'none' | 'alive' | 'expired' | 'other key' | 'cookie'

/**
 * How it stands with the session behind a token: none sent; alive; alive and locked; over by age, by an end, or because its user
 * was blocked; bound to another key; one of the other surface (a terminal's token in the cookie, or a console's in the header).
 */
export type Standing = 'none' | 'alive' | 'locked' | 'expired' | 'ended' | 'blocked' | 'other key' | 'other surface'

/** Everybody who might come: each role with each kind of session, and every way in which a credential is worth nothing. */
export const walkers: readonly Walker[] = [
  { kind: 'nobody' },
  { kind: 'operator' },
  ...roleSchema.options.map((role) => ({ kind: 'browser', from: 'own pages', session: 'alive', role }) as const),
  { kind: 'browser', from: 'another site', session: 'alive', role: 'admin' },
  ...(['expired', 'ended', 'blocked', 'other surface'] as const).map(
    (session) => ({ kind: 'browser', from: 'own pages', session, role: 'admin' }) as const,
  ),
  ...(['unknown', 'approved', 'revoked'] as const).flatMap((key) => [
    { kind: 'device', key, session: 'none', method: 'pin', role: 'admin' } as const,
    ...roleSchema.options.flatMap((role) =>
      (['pin', 'password'] as const).map((method) => ({ kind: 'device', key, session: 'alive', method, role }) as const),
    ),
  ]),
  ...(['locked', 'expired', 'ended', 'blocked', 'other key', 'other surface'] as const).map(
    (session) => ({ kind: 'device', key: 'approved', session, method: 'password', role: 'admin' }) as const,
  ),
  ...(['none', 'alive', 'expired', 'other key', 'cookie'] as const).map((token) => applicationWith('alive', token)),
  ...(['old', 'replaced', 'withdrawn', 'unknown'] as const).map((key) => applicationWith(key, 'alive')),
  ...appScopeSchema.options.map((scope) => ({ kind: 'application', key: 'alive', token: 'alive', scopes: [scope] }) as const),
]

function applicationWith(key: KeyStanding, token: TokenStanding): Walker {
  return { kind: 'application', key, token, scopes: appScopeSchema.options }
}

export function nameOf(walker: Walker): string {
  switch (walker.kind) {
    case 'nobody':
    case 'operator':
      return walker.kind
    case 'browser':
      return `browser, ${walker.from}, ${walker.role}, session ${walker.session}`
    case 'application':
      return `application, key ${walker.key}, token ${walker.token}, ${walker.scopes.join(' ')}`
    case 'device':
      return `${walker.key} device, ${walker.session === 'none' ? '' : `${walker.role}, ${walker.method} `}session ${walker.session}`
  }
}

/** What a call's permission says of a walker, thought out apart from the guard: null where it lets the walker pass. */
export function refusalFor({ method, path, permission }: Call, walker: Walker): ErrorCode | null {
  switch (permission.caller) {
    case 'anyone':
      return null
    case 'operator':
      return walker.kind === 'operator' ? null : 'not_signed_in'
    case 'browser':
      if (method !== 'GET' && walker.kind === 'browser' && walker.from === 'another site') return 'cross_site_refused'
      return permission.needs === 'origin' ? null : browserRefusal(permission.roles, walker)
    case 'device':
      if (walker.kind !== 'device') return 'invalid_dpop_proof'
      // Here a token is optional, and one that is over is told at once (DEV-10).
      if (path === getTerminalEvents.path && dead.includes(walker.session)) return 'invalid_token'
      return deviceRefusal(permission, walker)
    case 'application':
      return applicationRefusal(permission, walker)
  }
}

function applicationRefusal(permission: Extract<Permission, { caller: 'application' }>, walker: Walker): ErrorCode | null {
  if (walker.kind !== 'application' || !['alive', 'old'].includes(walker.key)) return 'app_key_not_accepted'
  if (permission.needs === 'key') return null
  if (walker.token !== 'alive') return 'invalid_token'
  return walker.scopes.includes(permission.scope) ? null : 'not_allowed'
}

const dead: readonly Standing[] = ['expired', 'ended', 'blocked', 'other key', 'other surface']

function browserRefusal(roles: readonly Role[], walker: Walker): ErrorCode | null {
  if (walker.kind !== 'browser' || walker.session !== 'alive') return 'not_signed_in'
  return roles.includes(walker.role) ? null : 'not_allowed'
}

function deviceRefusal(permission: Extract<Permission, { caller: 'device' }>, walker: Extract<Walker, { kind: 'device' }>) {
  if (!('roles' in permission)) return permission.needs === 'key' || walker.key === 'approved' ? null : 'device_not_approved'
  if (walker.session === 'none') return 'not_signed_in'
  if (dead.includes(walker.session)) return 'invalid_token'
  if (!permission.roles.includes(walker.role)) return 'not_allowed'
  if (permission.needs === 'session') return null
  const isOpen = walker.session === 'alive' && (permission.needs === 'openSession' || walker.method === 'password')
  return isOpen ? null : 'not_allowed'
}
