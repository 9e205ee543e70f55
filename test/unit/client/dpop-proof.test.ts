import { EmbeddedJWK, calculateJwkThumbprint, decodeProtectedHeader, jwtVerify } from 'jose'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { dpopHeaders } from '../../../client/http/dpop-proof.ts'
import { createFakeClock } from '../../support/client/fake-clock.ts'
import { makeTestKey } from '../../support/client/memory-credential-store.ts'

const key = await makeTestKey()
const clock = createFakeClock()
const request = { method: 'POST', url: 'https://pin.example/v1/sessions/pin', token: null, nonce: null } as const

async function proofOf(of: Partial<Parameters<typeof dpopHeaders>[1]>) {
  const headers = await dpopHeaders({ key, clock }, { ...request, ...of })
  return { headers, ...(await jwtVerify(headers['DPoP'] ?? '', EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] })) }
}

it('PIN-6 a proof is signed by the device key that it names', async () => {
  const { headers, payload } = await proofOf({ nonce: 'n-1' })
  const header = decodeProtectedHeader(headers['DPoP'] ?? '')
  expect(await calculateJwkThumbprint(header.jwk ?? {})).toBe(key.thumbprint)
  expect(payload).toMatchObject({ htm: 'POST', htu: 'https://pin.example/v1/sessions/pin', nonce: 'n-1', iat: clock.now() / 1000 })
})

it('DEV-6 a proof carries the public half of the key and nothing more', async () => {
  const { headers } = await proofOf({})
  expect(Object.keys(decodeProtectedHeader(headers['DPoP'] ?? '').jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y'])
})

it('names the address without query and fragment (RFC 9449, 4.2)', async () => {
  const { payload } = await proofOf({ method: 'GET', url: 'https://pin.example/v1/device/candidates?machineId=m#top' })
  expect(payload['htu']).toBe('https://pin.example/v1/device/candidates')
})

it('binds a token by its hash and sends it under the scheme DPoP (RFC 9449, 4.2 and 7.1)', async () => {
  const { headers, payload } = await proofOf({ token: 'opaque' })
  expect(payload['ath']).toBe(createHash('sha256').update('opaque').digest('base64url'))
  expect(headers['Authorization']).toBe('DPoP opaque')
})

it('leaves out nonce and token where there are none', async () => {
  const { headers, payload } = await proofOf({})
  expect(payload).not.toHaveProperty('nonce')
  expect(payload).not.toHaveProperty('ath')
  expect(headers).not.toHaveProperty('Authorization')
})

it('never makes the same proof twice', async () => {
  const proofs = await Promise.all(Array.from({ length: 50 }, () => proofOf({})))
  expect(new Set(proofs.map(({ payload }) => payload.jti)).size).toBe(50)
})
