import { expect, it } from 'vitest'
import { getSession } from '../../../contract/http/sessions.ts'
import { readServer } from '../../../client/http/read-server.ts'
import { createNonceJar } from '../../../client/http/nonce-jar.ts'
import type { Clock } from '../../../client/ports/clock.ts'
import { makeTestKey } from '../../support/client/memory-credential-store.ts'

const key = await makeTestKey()

function serverThat(answer: (attempt: number) => Promise<Response>) {
  const delays: number[] = []
  let attempts = 0
  const clock: Clock = {
    now: () => 0,
    after: (milliseconds, task) => {
      delays.push(milliseconds)
      queueMicrotask(task)
      return () => undefined
    },
  }
  const fetch = () => answer((attempts += 1))
  const deps = { origin: 'https://pin.example', fetch, key, clock, nonces: createNonceJar(), random: () => 0.999_999 }
  return { deps, delays, attempts: () => attempts }
}

it('TRM-3 repeats a read where no answer came, later each time', async () => {
  const { deps, delays, attempts } = serverThat((attempt) =>
    attempt < 3 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(new Response('{}', { status: 404 })),
  )
  await readServer(deps, getSession, { token: 'token' })
  expect(attempts()).toBe(3)
  expect(delays).toEqual([400, 800])
})

it('gives a read up after two repeats', async () => {
  const { deps, attempts } = serverThat(() => Promise.reject(new TypeError('fetch failed')))
  expect(await readServer(deps, getSession, { token: 'token' })).toEqual({ kind: 'unreachable', cause: 'network' })
  expect(attempts()).toBe(3)
})

it('repeats no read that was answered', async () => {
  const { deps, attempts } = serverThat(() =>
    Promise.resolve(Response.json({ type: 'urn:x', title: 't', status: 401, code: 'invalid_token', requestId: 'r' }, { status: 401 })),
  )
  expect(await readServer(deps, getSession, { token: 'token' })).toMatchObject({ kind: 'problem', problem: { code: 'invalid_token' } })
  expect(attempts()).toBe(1)
})

it('takes no call that changes anything', () => {
  const { deps } = serverThat(() => Promise.reject(new TypeError('not reached')))
  // @ts-expect-error A login is no read: it must never be repeated (TRM-3), so this does not compile.
  const refused: Parameters<typeof readServer>[1] = { ...getSession, method: 'POST' }
  expect([deps, refused]).toHaveLength(2)
})
