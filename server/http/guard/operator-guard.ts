import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Refused } from '../answer.ts'
import type { AddressLimit } from '../address-limit.ts'
import type { AnyoneCaller } from '../caller.ts'

/** The operator's calls answer to one bearer token; without one set they are not there. */
export async function guardOperator(
  deps: { metricsToken: string | null; strangers: AddressLimit },
  request: FastifyRequest,
): Promise<AnyoneCaller | Refused> {
  if (deps.metricsToken === null) return { refused: 'not_found' }
  if (sameText(request.headers.authorization ?? '', `Bearer ${deps.metricsToken}`)) return { kind: 'anyone', ip: request.ip }
  const wait = await deps.strangers.take(request.ip)
  return wait === null ? { refused: 'not_signed_in' } : { refused: 'try_later', retryAfterSeconds: wait }
}

/** Compares in constant time, whatever the lengths. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
