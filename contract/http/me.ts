import { z } from 'zod'
import { defineCall } from '../call.ts'
import { allRoles } from '../roles.ts'
import { idSchema, timeSchema } from '../values.ts'

export const ownSessionSchema = z.object({
  id: idSchema,
  surface: z.enum(['terminal', 'console']),
  method: z.enum(['pin', 'password']),
  /** Name of the device it is on; null in a browser, and on a device that was never approved. */
  device: z.string().nullable(),
  ip: z.string(),
  startedAt: timeSchema,
  /** Whether it is the one that asks. */
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof ownSessionSchema>

export const listOwnSessions = defineCall({
  method: 'GET',
  path: '/v1/me/sessions',
  summary: 'Where oneself is signed in now, newest first',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 200: z.object({ items: z.array(ownSessionSchema) }) },
})

export const endOwnSession = defineCall({
  method: 'DELETE',
  path: '/v1/me/sessions/:id',
  summary: 'Sign out somewhere else',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  params: z.strictObject({ id: idSchema }),
  responses: { 204: null },
  errors: ['not_found'],
})

export const endOtherSessions = defineCall({
  method: 'DELETE',
  path: '/v1/me/sessions',
  summary: 'Sign out everywhere else',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 204: null },
})
