import { createHash, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approve, createDevice, type ProofParts, type TestDevice } from '../support/device-caller.ts'
import { createServerClock } from '../support/server-clock.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const minute = 60_000
const tap = ['POST', '/v1/sessions/pin'] as const

describe('a proof of the device key (RFC 9449)', () => {
  const clock = createServerClock()
  let server: TestServer
  let device: TestDevice
  beforeAll(async () => {
    server = await startTestServer({ now: clock.now })
    device = await createDevice(server)
    await approve(device, server.admin)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    device.token = null
    await device.call('GET', '/v1/terminal')
  })

  /** Sends a tap of a wrong PIN with this proof, and sees that it was no guess. */
  async function refused(proof: string | null, code: string) {
    const before = await guesses(server)
    const reply = await device.call(...tap, { body: { pin: '04711' }, proof })
    expect([reply.status, reply.code]).toEqual([401, code])
    expect(reply.headers.get('dpop-nonce')).not.toBeNull()
    expect(reply.headers.get('www-authenticate')).toBe(`DPoP error="${code}", algs="ES256"`)
    expect(await guesses(server)).toEqual(before)
  }
  const withParts = async (parts: ProofParts) => refused(await device.proofFor(...tap, parts), 'invalid_dpop_proof')

  it('GRD-7 refuses a tap without a proof before the PIN is looked up', () => refused(null, 'invalid_dpop_proof'))
  it('GRD-7 refuses what is no proof at all', () => refused('a.b.c', 'invalid_dpop_proof'))

  it.each<[string, ProofParts]>([
    ['of another type', { header: { typ: 'JWT' } }],
    ['without jti', { claims: { jti: undefined } }],
    ['with a jti over 128 characters', { claims: { jti: 'x'.repeat(129) } }],
    ['for another method', { claims: { htm: 'GET' } }],
    ['for another path', { claims: { htu: 'http://localhost/v1/sessions/password' } }],
    ['for another host', { claims: { htu: 'https://tillpass.example/v1/sessions/pin' } }],
    ['without iat', { claims: { iat: undefined } }],
    ['with ath where no token came', { claims: { ath: createHash('sha256').update('x').digest('base64url') } }],
  ])('GRD-7 refuses a proof %s', (_, parts) => withParts(parts))

  it('GRD-7 refuses a proof whose address has a query or a fragment', async () => {
    for (const tail of ['?a=1', '#a']) await withParts({ claims: { htu: `${server.url}/v1/sessions/pin${tail}` } })
  })

  it('GRD-7 compares the address after normalisation (RFC 3986), and takes every name of this machine', async () => {
    const port = new URL(server.url).port
    for (const htu of [
      `HTTP://LOCALHOST:${port}/v1/x/../%73ession`,
      `http://127.0.0.1:${port}/v1/session`,
      `http://[::1]:${port}/v1/session`,
    ]) {
      const proof = await device.proofFor('GET', '/v1/session', { claims: { htu } })
      expect((await device.call('GET', '/v1/session', { proof })).code).toBe('not_signed_in')
    }
  })

  it('DEV-6 refuses a proof that carries its private key, or a key it was not signed with', async () => {
    await withParts({ header: { jwk: await exportJWK(device.privateKey) } })
    const other = await generateKeyPair('ES256', { extractable: true })
    await withParts({ key: other.privateKey })
    await withParts({ header: { jwk: await exportJWK(other.publicKey) } })
  })

  it('GRD-7 refuses every algorithm but ES256', async () => {
    const strong = await generateKeyPair('ES384', { extractable: true })
    await withParts({ key: strong.privateKey, header: { alg: 'ES384', jwk: await exportJWK(strong.publicKey) } })
    const [, claims = ''] = (await device.proofFor(...tap)).split('.')
    const none = Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'none', jwk: device.publicJwk })).toString('base64url')
    await refused(`${none}.${claims}.`, 'invalid_dpop_proof')
  })

  it('GRD-7 refuses a proof that was altered on the way', async () => {
    const [header = '', , signature = ''] = (await device.proofFor(...tap)).split('.')
    const [, other = ''] = (await device.proofFor(...tap)).split('.')
    await refused(`${header}.${other}.${signature}`, 'invalid_dpop_proof')
  })

  it('GRD-7 asks for a nonce of its own where one is missing, foreign or five minutes old', async () => {
    for (const nonce of [undefined, 'x', randomUUID()])
      await refused(await device.proofFor(...tap, { claims: { nonce } }), 'use_dpop_nonce')
    const old = await device.proofFor(...tap)
    clock.forward(5 * minute)
    await refused(old, 'use_dpop_nonce')
  })

  it('GRD-7 does not judge a register by its clock', async () => {
    for (const iat of [0, 4_000_000_000]) {
      const proof = await device.proofFor('GET', '/v1/terminal', { claims: { iat } })
      expect((await device.call('GET', '/v1/terminal', { proof })).status).toBe(200)
    }
  })

  it('GRD-3 takes a proof once: the same tap again is no second guess, and none is given back', async () => {
    const proof = await device.proofFor(...tap)
    const first = await device.call(...tap, { body: { pin: '04712' }, proof })
    expect(first.code).toBe('pin_not_accepted')
    await refused(proof, 'invalid_dpop_proof')
    const reading = await device.proofFor('GET', '/v1/terminal')
    expect((await device.call('GET', '/v1/terminal', { proof: reading })).status).toBe(200)
    expect((await device.call('GET', '/v1/terminal', { proof: reading })).code).toBe('invalid_dpop_proof')
  })

  it('GRD-7 gives an unknown key each nonce for one call, and for a minute', async () => {
    const stranger = await createDevice(server)
    expect((await stranger.call('GET', '/v1/terminal')).status).toBe(200)
    const used = stranger.nonce
    expect((await stranger.call('GET', '/v1/terminal')).status).toBe(200)
    stranger.nonce = used
    expect((await stranger.call('GET', '/v1/terminal')).status).toBe(200)
    stranger.nonce = used
    expect((await stranger.call('GET', '/v1/terminal', { retry: false })).code).toBe('use_dpop_nonce')
    clock.forward(minute)
    expect((await stranger.call('GET', '/v1/terminal', { retry: false })).code).toBe('use_dpop_nonce')
  })

  it('DEV-6 binds a session token to the key that opened it', async () => {
    await device.signInWithPin(server.manager.pin)
    expect((await device.call('GET', '/v1/session')).status).toBe(200)
    const thief = await createDevice(server)
    await approve(thief, server.admin, 'Register 2')
    thief.token = device.token
    expect((await thief.call('GET', '/v1/session')).code).toBe('invalid_token')
    const bearer = { headers: { authorization: `Bearer ${String(device.token)}` } }
    expect((await device.call('GET', '/v1/session', bearer)).code).toBe('invalid_dpop_proof')
    const withoutAth = await device.proofFor('GET', '/v1/session', { claims: { ath: undefined } })
    expect((await device.call('GET', '/v1/session', { proof: withoutAth })).code).toBe('invalid_dpop_proof')
  })

  it('DEV-6 keeps the public key of a device and nothing private', async () => {
    const rows = await server.database.query.selectFrom('devices').selectAll().execute()
    const { d } = await exportJWK(device.privateKey)
    expect(rows.map(({ key_thumbprint }) => key_thumbprint)).toContain(device.thumbprint)
    expect(JSON.parse(rows.find((row) => row.key_thumbprint === device.thumbprint)?.public_jwk ?? '')).toEqual(device.publicJwk)
    expect(JSON.stringify(rows)).not.toContain(d)
  })
})

/** What the device's counters and recent refusals are. */
async function guesses({ database }: TestServer) {
  const counters = await database.query.selectFrom('guessing').select(['device_id', 'wrong_in_row', 'charges']).execute()
  const refusals = await database.query.selectFrom('guessing_refusals').select('device_id').execute()
  return { counters, refusals: refusals.length }
}
