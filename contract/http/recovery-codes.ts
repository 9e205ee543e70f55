import { z } from 'zod'
import { defineCall } from '../call.ts'
import { allRoles } from '../roles.ts'
import { newPasswordSchema, organisationSlugSchema, timeSchema, typedPasswordSchema } from '../values.ts'

/** How many codes are left, and since when; null where none were printed. */
export const recoveryStateSchema = z.object({ codes: z.object({ left: z.int(), madeAt: timeSchema }).nullable() })
export type RecoveryState = z.infer<typeof recoveryStateSchema>

export const getRecoveryCodes = defineCall({
  method: 'GET',
  path: '/v1/me/recovery-codes',
  summary: 'How many of the own recovery codes are left',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 200: recoveryStateSchema },
})

/** Makes ten new ones (ACC-1): they are in this answer and nowhere else, and those before work no more. */
export const makeRecoveryCodes = defineCall({
  method: 'POST',
  path: '/v1/me/recovery-codes',
  summary: 'Make recovery codes to print',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  body: z.strictObject({ confirm: z.strictObject({ password: typedPasswordSchema }) }),
  responses: { 201: z.object({ codes: z.array(z.string()), madeAt: timeSchema }) },
  errors: ['confirmation_not_accepted', 'conflict', 'try_later'],
})

/** A forgotten password (ACC-1). Wrong codes count like wrong passwords (GRD-8), and unknown users cost and say the same. */
export const recoverPassword = defineCall({
  method: 'POST',
  path: '/v1/password-links/recover',
  summary: 'Choose a new password by a printed recovery code, once',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({
    organisation: organisationSlugSchema.optional(),
    username: z.string().trim().min(1, 'Type the user name.').max(64),
    code: z.string().trim().min(1, 'Type the code.').max(60),
    password: newPasswordSchema,
  }),
  responses: { 204: null },
  errors: ['password_not_accepted', 'try_later', 'unavailable'],
})
