import { decodeJwt } from 'jose'
import type { ServerResponse } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { createNonceJar } from '../../../client/http/nonce-jar.ts'
import { keepListening } from '../../../client/stream/keep-listening.ts'
import { eventually } from '../../support/eventually.ts'
import { createFakeClock } from '../../support/client/fake-clock.ts'
import { makeTestKey } from '../../support/client/memory-credential-store.ts'
import { type Script, type ScriptedServer, sendProblem, startScriptedServer } from '../../support/client/scripted-server.ts'

const key = await makeTestKey()
let server: ScriptedServer | undefined
let stop: (() => void) | undefined
afterEach(async () => {
  stop?.()
  await server?.stop()
})

async function listenTo(script: Script, token: string | null = null) {
  server = await startScriptedServer(script)
  const clock = createFakeClock()
  const listener = { opened: vi.fn(), lost: vi.fn(), said: vi.fn() }
  const deps = { origin: server.url, fetch, key, clock, nonces: createNonceJar(), random: () => 0.5 }
  stop = keepListening(deps, token, listener)
  return { clock, listener }
}

const changed = 'data: {"type":"terminal_changed"}\n\n'

function open(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' })
}

it('DEV-10 tells what the server says, comments and unknown events apart', async () => {
  const ended = '{"type":"session_ended","sessionId":"0198a000-0000-7000-8000-0000000000a1","reason":"user_blocked"}'
  const { listener } = await listenTo((_, response) => {
    open(response).write(`: hello\n\n${changed}data: {"type":"tomorrow"}\n\ndata: nonsense\n\ndata: ${ended}\n\n`)
  })
  await eventually(() => expect(listener.said).toHaveBeenCalledTimes(2))
  expect(listener.said.mock.calls.map(([event]: { type: string }[]) => event?.type)).toEqual(['terminal_changed', 'session_ended'])
})

it('reads an event that arrives in pieces', async () => {
  const bytes = Buffer.from('data: {"type":"terminal_changed","note":"Größe"}\n\n')
  const { listener } = await listenTo((_, response) => {
    open(response).write(bytes.subarray(0, 45), () => response.write(bytes.subarray(45)))
  })
  await eventually(() => expect(listener.said).toHaveBeenCalledOnce())
})

it('proves the device key and sends the token, with the nonce that the server wants', async () => {
  const { listener } = await listenTo((request, response) => {
    if (decodeJwt(String(request.headers['dpop']))['nonce'] === 'n-1') open(response).write(changed)
    else sendProblem(response, 'use_dpop_nonce', { 'dpop-nonce': 'n-1' })
  }, 'token')
  await eventually(() => expect(listener.opened).toHaveBeenCalledOnce())
  expect(server?.seen.map(({ headers }) => headers.authorization)).toEqual(['DPoP token', 'DPoP token'])
  expect(listener.lost).not.toHaveBeenCalled()
})

it('TRM-3 opens a broken stream again after a while, and says that state is to be read anew', async () => {
  const { clock, listener } = await listenTo((_, response) => open(response).end(changed))
  await eventually(() => expect(listener.lost).toHaveBeenCalledOnce())
  expect(clock.pending()).toEqual([500])
  clock.advance(500)
  await eventually(() => expect(listener.opened).toHaveBeenCalledTimes(2))
  await eventually(() => expect(clock.pending()).toEqual([1_000]))
})

it('TRM-3 gives a stream up that has been silent for 40 seconds', async () => {
  const { clock, listener } = await listenTo((_, response) => open(response).write(': hello\n\n'))
  await eventually(() => expect(listener.opened).toHaveBeenCalledOnce())
  clock.advance(39_999)
  expect(listener.lost).not.toHaveBeenCalled()
  clock.advance(41_000)
  await eventually(() => expect(listener.lost).toHaveBeenCalledOnce())
})

it('TRM-3 holds on to a stream that the server keeps awake with comments', async () => {
  let sent: ServerResponse | undefined
  const { clock, listener } = await listenTo((_, response) => {
    sent = open(response)
    sent.write(': hello\n\n')
  })
  await eventually(() => expect(listener.opened).toHaveBeenCalledOnce())
  for (const count of [1, 2, 3]) {
    clock.advance(15_000)
    sent?.write(`: awake\n\n${changed}`)
    await eventually(() => expect(listener.said).toHaveBeenCalledTimes(count))
  }
  expect(clock.pending()).toEqual([40_000])
  expect(listener.lost).not.toHaveBeenCalled()
})

it('says nothing more once it was told to stop', async () => {
  let sent: ServerResponse | undefined
  const { clock, listener } = await listenTo((_, response) => {
    sent = open(response)
    sent.write(': hello\n\n')
  })
  await eventually(() => expect(listener.opened).toHaveBeenCalledOnce())
  stop?.()
  sent?.write(changed)
  await eventually(() => expect(clock.pending()).toEqual([]))
  expect(listener.said).not.toHaveBeenCalled()
  expect(listener.lost).not.toHaveBeenCalled()
})
