import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lockSession, signInWithPin } from '../../../contract/http/sessions.ts'
import { defineRoute } from '../../../server/http/route.ts'

describe('a route', () => {
  it('ACT-1 does not compile without a permission in its call, or with an answer that its call does not declare', () => {
    const call = { method: 'GET', path: '/v1/open', summary: 'x', responses: { 200: z.object({}) } } as const
    // @ts-expect-error a call says who may make it
    expect(defineRoute(call, () => Promise.resolve({ refused: 'conflict' }))).toBeDefined()
    // @ts-expect-error a lock answers 204
    expect(defineRoute(lockSession, () => Promise.resolve({ status: 200 }))).toBeDefined()
  })

  it('PIN-6 gives a tap’s handler an approved device and a PIN that was judged', () => {
    const route = defineRoute(signInWithPin, ({ caller, body }) => {
      const given: [string, string] = [caller.device.id, body.pin]
      return Promise.reject(new Error(given.join()))
    })
    expect(route.call.permission).toEqual({ caller: 'device', needs: 'approval' })
  })
})
