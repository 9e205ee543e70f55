import type { Call } from '../../contract/call.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Caller } from './caller.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who makes the call; null until the guard has seen them. */
    caller: Caller | null
    /** Code of the refusal that answers this request, for log and metrics; null for a success. */
    refusal: ErrorCode | null
  }
  interface FastifyContextConfig {
    /** The call of a route; pages have none. */
    call?: Call
  }
}
