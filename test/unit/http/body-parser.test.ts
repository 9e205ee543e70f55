import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { takeJsonOnly } from '../../../server/http/body-parser.ts'

/** What a handler would see of a body, on a route that judges nothing. */
async function read(body: string | Buffer): Promise<{ status: number; body: unknown }> {
  const app = fastify()
  takeJsonOnly(app)
  app.post('/', ({ body: seen }) => ({ seen }))
  const { statusCode, payload } = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/json' },
    payload: body,
  })
  return { status: statusCode, body: statusCode === 200 ? (JSON.parse(payload) as unknown) : null }
}

describe('a body', () => {
  it('PIN-3 is taken as it was sent', async () => {
    expect((await read('{"pin":"00742","näme":["[[[[[[[[[[[[[[[[[[[["]}')).body).toEqual({
      seen: { pin: '00742', näme: ['[[[[[[[[[[[[[[[[[[[['] },
    })
  })

  it.each([
    ['reaches for the prototype', '{"a":{"__proto__":{"x":1}}}'],
    ['reaches for it spelled out', '{"\\u005f_proto__":{"x":1}}'],
    ['reaches for the constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ['nests without end', '['.repeat(17) + ']'.repeat(17)],
    ['nests behind a string', `["\\"",${'{"a":'.repeat(17)}1${'}'.repeat(17)}]`],
    ['is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['is UTF-8 of a lone surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['is no JSON', 'pin=00742'],
  ])('LOG-2 that %s is refused, and the refusal does not quote it', async (_, body) => {
    const app = fastify()
    takeJsonOnly(app)
    let message = ''
    app.setErrorHandler((error, _request, reply) => {
      message = error instanceof Error ? error.message : 'no error'
      return reply.code(400).send()
    })
    app.post('/', () => 'taken')
    const reply = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, payload: body })
    expect([reply.statusCode, message]).toEqual([400, 'the body is not the JSON this server takes'])
  })
})
