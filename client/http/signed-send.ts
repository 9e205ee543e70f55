import type { DeviceKey } from '../device-key.ts'
import type { Clock } from '../ports/clock.ts'
import { isNonceWanted } from './answer.ts'
import { dpopHeaders } from './dpop-proof.ts'
import type { NonceJar } from './nonce-jar.ts'
import { type Fetch, type RawRequest, type SentRequest, sendRaw } from './send-raw.ts'

export interface SigningDeps {
  fetch: Fetch
  key: DeviceKey
  clock: Clock
  nonces: NonceJar
}

export interface SignedRequest extends Omit<RawRequest, 'headers'> {
  token: string | null
}

/**
 * Sends a request with the device's proof. Where the server wants another nonce it is sent once more: that answer means that
 * nothing was looked up (RFC 9449, 8), so a PIN in it was not tried.
 */
export async function sendSigned(deps: SigningDeps, request: SignedRequest): Promise<SentRequest> {
  const first = await sendWith(deps, request, deps.nonces.newest())
  if (first.kind !== 'answered' || first.nonce === null || !isNonceWanted(first.raw)) return first
  return sendWith(deps, request, first.nonce)
}

async function sendWith(deps: SigningDeps, request: SignedRequest, nonce: string | null): Promise<SentRequest> {
  const { token, ...rest } = request
  const headers = await dpopHeaders(deps, { method: request.method, url: request.url, token, nonce })
  const sent = await sendRaw(deps.fetch, { ...rest, headers })
  if (sent.kind === 'answered') deps.nonces.keep(sent.nonce)
  return sent
}
