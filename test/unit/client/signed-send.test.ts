import { decodeJwt } from 'jose'
import { afterEach, expect, it } from 'vitest'
import { lockSession, signInWithPin } from '../../../contract/http/sessions.ts'
import { getTerminal } from '../../../contract/http/terminal.ts'
import { callServer, type ServerDeps } from '../../../client/http/call-server.ts'
import { createNonceJar } from '../../../client/http/nonce-jar.ts'
import { createFakeClock } from '../../support/client/fake-clock.ts'
import { approvedTerminal, session } from '../../support/client/machine-driver.ts'
import { makeTestKey } from '../../support/client/memory-credential-store.ts'
import { type Script, type ScriptedServer, sendJson, sendProblem, startScriptedServer } from '../../support/client/scripted-server.ts'

const key = await makeTestKey()
let server: ScriptedServer | undefined
afterEach(() => server?.stop())

async function serverThat(script: Script): Promise<ServerDeps> {
  server = await startScriptedServer(script)
  return { origin: server.url, fetch, key, clock: createFakeClock(), nonces: createNonceJar() }
}

function noncesSent(): unknown[] {
  return (server?.seen ?? []).map(({ headers }) => decodeJwt(String(headers['dpop']))['nonce'])
}

const tap = { body: { pin: '28417' } }

it('sends once more with the nonce that the server asked for', async () => {
  const deps = await serverThat((request, response) => {
    const isNonceSent = decodeJwt(String(request.headers['dpop']))['nonce'] === 'n-1'
    if (isNonceSent) sendJson(response, 201, session())
    else sendProblem(response, 'use_dpop_nonce', { 'dpop-nonce': 'n-1' })
  })
  expect(await callServer(deps, signInWithPin, tap)).toMatchObject({ kind: 'ok', body: { token: 'token-of-amara' } })
  expect(noncesSent()).toEqual([undefined, 'n-1'])
})

it('TRM-3 sends a PIN no third time where the server goes on asking for nonces', async () => {
  const deps = await serverThat((_, response) => sendProblem(response, 'use_dpop_nonce', { 'dpop-nonce': 'n-again' }))
  expect(await callServer(deps, signInWithPin, tap)).toMatchObject({ kind: 'problem', problem: { code: 'use_dpop_nonce' } })
  expect(server?.seen).toHaveLength(2)
})

it('uses the nonce of every answer for the next call, so that most taps take one round trip', async () => {
  let count = 0
  const deps = await serverThat((_, response) => sendJson(response, 200, approvedTerminal, { 'dpop-nonce': `n-${(count += 1)}` }))
  await callServer(deps, getTerminal, {})
  await callServer(deps, getTerminal, {})
  await callServer(deps, getTerminal, {})
  expect(noncesSent()).toEqual([undefined, 'n-1', 'n-2'])
})

it.each(['pin_not_accepted', 'invalid_dpop_proof', 'invalid_token'] as const)(
  'TRM-3 sends a PIN once where the answer is %s',
  async (code) => {
    const deps = await serverThat((_, response) => sendProblem(response, code, { 'dpop-nonce': 'n-1' }))
    expect(await callServer(deps, signInWithPin, tap)).toMatchObject({ kind: 'problem', problem: { code } })
    expect(server?.seen).toHaveLength(1)
  },
)

it('TRM-3 sends a PIN once where the line breaks before the answer', async () => {
  const deps = await serverThat((_, response) => response.destroy())
  expect(await callServer(deps, signInWithPin, tap)).toEqual({ kind: 'unreachable', cause: 'network' })
  expect(server?.seen).toHaveLength(1)
})

it('LOG-2 keeps nothing of a PIN in what it answers, whatever went wrong', async () => {
  const deps = await serverThat((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'))
  const failing: ServerDeps = { ...deps, fetch: () => Promise.reject(new TypeError('Failed to fetch')) }
  const answers = [await callServer(deps, signInWithPin, tap), await callServer(failing, signInWithPin, tap)]
  expect(answers).toEqual([
    { kind: 'unreachable', cause: 'server' },
    { kind: 'unreachable', cause: 'network' },
  ])
})

it('follows no redirect: a proof is made for one address', async () => {
  const deps = await serverThat((_, response) => response.writeHead(307, { location: '/elsewhere' }).end())
  expect(await callServer(deps, signInWithPin, tap)).toMatchObject({ kind: 'unreachable' })
  expect(server?.seen.map(({ path }) => path)).toEqual(['/v1/sessions/pin'])
})

it('calls an empty body nothing at all: the server takes JSON or none', async () => {
  const deps = await serverThat((_, response) => void response.writeHead(204).end())
  expect(await callServer(deps, lockSession, { token: 'token' })).toEqual({ kind: 'ok', body: null })
  expect(server?.seen[0]).toMatchObject({ method: 'POST', body: '' })
  expect(server?.seen[0]?.headers).not.toHaveProperty('content-type')
})

it('PIN-3 sends a PIN as a string, zeros and all', async () => {
  const deps = await serverThat((_, response) => sendJson(response, 201, session()))
  await callServer(deps, signInWithPin, { body: { pin: '00742' } })
  expect(server?.seen[0]?.body).toBe('{"pin":"00742"}')
})
