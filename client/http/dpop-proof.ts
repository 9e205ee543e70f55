import { base64url } from 'jose'
import type { HttpMethod } from '../../contract/call.ts'
import type { DeviceKey } from '../device-key.ts'
import type { Clock } from '../ports/clock.ts'

export interface ProofOf {
  method: HttpMethod
  url: string
  /** The session's token, where one is sent. */
  token: string | null
  /** The server's newest nonce, where it gave one. */
  nonce: string | null
}

/** Headers that prove possession of the device's key for one request (RFC 9449, 4.2 and 7.1). */
export async function dpopHeaders(deps: { key: DeviceKey; clock: Clock }, of: ProofOf): Promise<Record<string, string>> {
  const proof = await deps.key.signJwt(
    { alg: 'ES256', typ: 'dpop+jwt', jwk: deps.key.publicJwk },
    {
      jti: crypto.randomUUID(),
      htm: of.method,
      htu: withoutQuery(of.url),
      iat: Math.floor(deps.clock.now() / 1000),
      ...(of.nonce === null ? {} : { nonce: of.nonce }),
      ...(of.token === null ? {} : { ath: await hashOf(of.token) }),
    },
  )
  return { DPoP: proof, ...(of.token === null ? {} : { Authorization: `DPoP ${of.token}` }) }
}

/** `htu` is the target without query and fragment (RFC 9449, 4.2). */
function withoutQuery(url: string): string {
  const target = new URL(url)
  return target.origin + target.pathname
}

async function hashOf(token: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))))
}
