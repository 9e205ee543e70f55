import { z } from 'zod'
import { defineCall } from '../call.ts'
import { leadRoles } from '../roles.ts'
import { timeSchema, typedPasswordSchema } from '../values.ts'

export const pinLoginSchema = z.object({
  active: z.boolean(),
  changedAt: timeSchema.nullable(),
  /** People who have no password and could not work without PIN login (ACT-2). */
  peopleWithoutPassword: z.int(),
})

export const getPinLogin = defineCall({
  method: 'GET',
  path: '/v1/pin-login',
  summary: 'Whether the organisation has PIN login activated',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: pinLoginSchema },
})

/** Activates (ACT-1) or deactivates (ACT-2) PIN login. Deactivating asks for the own password in `confirm`. */
export const putPinLogin = defineCall({
  method: 'PUT',
  path: '/v1/pin-login',
  summary: 'Activate or deactivate PIN login for the whole organisation',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  body: z.strictObject({
    active: z.boolean(),
    confirm: z.strictObject({ password: typedPasswordSchema }).optional(),
    acceptRisk: z.boolean().optional(),
  }),
  responses: { 200: pinLoginSchema },
  errors: ['confirmation_not_accepted', 'try_later'],
})
