import { z } from 'zod'
import { defineCall } from '../call.ts'
import { allRoles, leadRoles } from '../roles.ts'
import { emailSchema, idSchema, linkTokenSchema, typedPasswordSchema } from '../values.ts'
import { meSchema } from './me.ts'

/** Changes the own address, signed with the own password. The address before is told, and the new one is asked to be confirmed. */
export const changeOwnEmail = defineCall({
  method: 'PUT',
  path: '/v1/me/email',
  summary: 'Change the own e-mail address',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  body: z.strictObject({ email: emailSchema.nullable(), confirm: z.strictObject({ password: typedPasswordSchema }) }),
  responses: { 200: meSchema },
  errors: ['confirmation_not_accepted', 'try_later'],
})

/** Mails a link to the own address that shows it to be one's own. */
export const verifyOwnEmail = defineCall({
  method: 'POST',
  path: '/v1/me/email-verification',
  summary: 'Ask for a mail that confirms the own address',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 204: null },
  errors: ['conflict', 'try_later'],
})

export const verifyUserEmail = defineCall({
  method: 'POST',
  path: '/v1/users/:id/email-verification',
  summary: 'Have a user confirm their address by mail',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: z.strictObject({ id: idSchema }),
  responses: { 204: null },
  errors: ['not_found', 'conflict', 'try_later'],
})

export const emailLinkSchema = z.object({
  email: z.string(),
  user: z.object({ displayName: z.string() }),
  organisation: z.object({ name: z.string() }),
})
export type EmailLink = z.infer<typeof emailLinkSchema>

const token = z.strictObject({ token: linkTokenSchema })

/** Changes nothing, so that a mail scanner that follows a link burns none. */
export const readEmailLink = defineCall({
  method: 'POST',
  path: '/v1/email-links/read',
  summary: 'Which address a mailed link confirms',
  permission: { caller: 'browser', needs: 'origin' },
  body: token,
  responses: { 200: emailLinkSchema },
  errors: ['not_found', 'try_later'],
})

export const useEmailLink = defineCall({
  method: 'POST',
  path: '/v1/email-links/use',
  summary: 'Confirm an address by a mailed link, once',
  permission: { caller: 'browser', needs: 'origin' },
  body: token,
  responses: { 204: null },
  errors: ['not_found', 'try_later'],
})
