import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import { alone } from '../support/alone.ts'
import { createBrowser, type TestBrowser } from '../support/browser-caller.ts'
import { approve, createDevice, readReply, type Reply, type TestDevice } from '../support/device-caller.ts'
import { keptLog } from '../support/kept-log.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe('bad input', () => {
  const kept = keptLog()
  let server: TestServer
  let device: TestDevice
  let browser: TestBrowser
  beforeAll(async () => {
    server = await startTestServer({ log: kept.log })
    device = await createDevice(server)
    await approve(device, server.admin)
    browser = createBrowser(server)
    await browser.signIn(server.admin)
  })
  afterAll(() => server.stop())

  /** Sends raw bytes as a tap of the approved device. */
  async function tapWith(body: string, type = 'application/json'): Promise<Reply> {
    await device.call('GET', '/v1/terminal')
    const proof = await device.proofFor('POST', '/v1/sessions/pin')
    return readReply(await fetch(`${server.url}/v1/sessions/pin`, { method: 'POST', headers: { dpop: proof, 'content-type': type }, body }))
  }
  const fields = ({ body }: Reply) => problemSchema.parse(body).errors?.map(({ field }) => field)

  it.each([
    ['a number', { pin: 4711 }],
    ['not digits', { pin: '12a45' }],
    ['digits of another script', { pin: '١٢٣٤٥' }],
    ['too short', { pin: '123' }],
    ['too long', { pin: '1'.repeat(17) }],
    ['missing', {}],
    ['null', { pin: null }],
    ['a list', { pin: ['04711'] }],
  ])('PIN-3 names the field where the PIN is %s, and counts no guess', async (_, body) => {
    const reply = await device.call('POST', '/v1/sessions/pin', { body })
    expect([reply.status, reply.code, fields(reply)]).toEqual([400, 'invalid_request', ['pin']])
    expect(await wrongPins(server)).toBe(0)
  })

  it.each([
    ['an unknown field', '{"pin":"04711","name":"x"}'],
    ['no JSON', '{"pin":'],
    ['no object', '"04711"'],
    ['nothing', ''],
    ['deep nesting', `{"pin":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a key that reaches for the prototype', '{"pin":"04711","__proto__":{"x":1}}'],
    ['the same, spelled out', '{"pin":"04711","\\u005f_proto__":{"x":1}}'],
    ['a key that reaches for the constructor', '{"pin":"04711","constructor":{"prototype":{"x":1}}}'],
  ])('PIN-3 answers 400 to a body with %s, and counts no guess', async (_, body) => {
    const reply = await tapWith(body)
    expect([reply.status, reply.code]).toEqual([400, 'invalid_request'])
    expect(await wrongPins(server)).toBe(0)
  })

  it('PIN-3 answers 400 to invalid UTF-8, which Fastify alone would mend', async () => {
    const bytes = Buffer.concat([Buffer.from('{"username":"henrik","password":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])
    const reply = await readReply(
      await fetch(`${server.url}/v1/console/sessions`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/json' },
        body: bytes,
      }),
    )
    expect([reply.status, reply.code, fields(reply)]).toEqual([400, 'invalid_request', ['body']])
  })

  it('GRD-7 answers 413 to a body over 64 KiB and 415 to another content type', async () => {
    expect((await tapWith(`{"pin":"${'1'.repeat(65_536)}"}`)).code).toBe('body_too_large')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'nonsense'])
      expect((await tapWith('pin=04711', type)).code).toBe('unsupported_media_type')
  })

  it('GRD-7 answers every wrong address with a problem document', async () => {
    const answers = await Promise.all(
      ['/v1/nothing', '/v1/devices/no-id', '/v1/users?limit=x', '/%E0%A4%A', `/v1/${'x'.repeat(5_000)}`].map((path) =>
        browser.call('GET', path),
      ),
    )
    expect(answers.map(({ code }) => code)).toEqual(['not_found', 'invalid_request', 'invalid_request', 'invalid_request', 'not_found'])
    for (const { headers } of answers) expect(headers.get('content-type')).toContain('application/problem+json')
  })

  it('GRD-7 answers 405 with Allow where an address takes other methods', async () => {
    for (const method of ['PUT', 'PATCH', 'POST', 'OPTIONS']) {
      const reply = await readReply(await fetch(`${server.url}/v1/session`, { method }))
      expect([reply.status, reply.code, reply.headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, DELETE'])
    }
    expect((await fetch(`${server.url}/healthz`, { method: 'HEAD' })).status).toBe(200)
  })

  it('DEV-1 answers an empty or endless device name with the rule', async () => {
    const admin = await createDevice(server)
    await admin.signInWithPassword(server.admin)
    for (const name of ['', '   ', 'x'.repeat(200)]) {
      const reply = await admin.call('POST', '/v1/devices', { body: { name, machineId: '', platform: 'electron', appVersion: '1' } })
      expect([reply.status, problemSchema.parse(reply.body).errors]).toEqual([
        400,
        [{ field: 'name', rule: 'A device name has 1 to 60 characters.' }],
      ])
    }
  })

  it('USR-3 names the field of the nearest shape where a body may have several', async () => {
    const reply = await browser.call('PUT', `/v1/users/${server.manager.id}/pin`, { body: { pin: 4711, confirm: { password: 'x' } } })
    expect([reply.code, fields(reply)]).toEqual(['invalid_request', ['pin']])
  })

  it('LOG-2 logs nothing of any body, query or header', () => {
    const log = kept.text()
    expect(log).toContain('"route":"/v1/sessions/pin"')
    for (const secret of ['04711', '4711', 'limit=x', 'no-id', 'henrik', 'dpop+jwt', 'authorization', 'cookie'])
      expect(log).not.toMatch(alone(secret))
    expect(log).not.toContain('"status":5')
  })
})

async function wrongPins({ database }: TestServer): Promise<number> {
  return (await database.query.selectFrom('guessing_refusals').select('device_id').execute()).length
}
