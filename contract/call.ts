import type { z } from 'zod'
import type { AppScope } from './app-keys.ts'
import type { ErrorCode } from './errors.ts'
import type { Role } from './roles.ts'

/**
 * Who may make a call. Required on every call; the server's route guard enforces it and nothing else grants access.
 * - `anyone`: no credential. `operator`: the metrics bearer token.
 * - `device`: a valid DPoP proof (RFC 9449); `needs` says what else: nothing (`key`), an approved device (`approval`), a
 *   session (`session`), one that is not locked (`openSession`), or one that began with a password besides (`passwordSession`).
 * - `browser`: the console's cookie; `needs: 'origin'` is the sign-in itself, which has none yet.
 * - `application`: the key of another application (FRC-5), and with `token` also a bearer token that was made for it and a key that has
 *   the `scope`.
 */
export type Permission =
  | { caller: 'anyone' }
  | { caller: 'operator' }
  | { caller: 'device'; needs: 'key' | 'approval' }
  | { caller: 'device'; needs: 'session' | 'openSession' | 'passwordSession'; roles: readonly Role[] }
  | { caller: 'browser'; needs: 'origin' }
  | { caller: 'browser'; needs: 'session'; roles: readonly Role[] }
  | { caller: 'application'; needs: 'key' }
  | { caller: 'application'; needs: 'token'; scope: AppScope }

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One HTTP call, each shape once: the server routes it, the client makes it, OpenAPI describes it. */
export interface Call {
  method: HttpMethod
  /** Fastify notation: `/v1/users/:id`. */
  path: string
  summary: string
  permission: Permission
  params?: z.ZodType
  query?: z.ZodType
  headers?: z.ZodType
  body?: z.ZodType
  /** Success statuses with their bodies; `null` is an empty body. */
  responses: Partial<Record<200 | 201 | 202 | 204, z.ZodType | null>>
  /** Refusals that belong to this call, beyond those every guarded call can give. */
  errors?: readonly ErrorCode[]
}

/** Keeps a call's literal types for those who infer from it. */
export function defineCall<const C extends Call>(call: C): C {
  return call
}
