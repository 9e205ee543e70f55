import { z } from 'zod'
import { defineCall } from '../call.ts'
import { linkTokenSchema, newPasswordSchema, organisationSlugSchema, timeSchema } from '../values.ts'

export const passwordLinkSchema = z.object({
  kind: z.enum(['invitation', 'reset']),
  user: z.object({ displayName: z.string(), username: z.string() }),
  organisation: z.object({ slug: z.string(), name: z.string() }),
  expiresAt: timeSchema,
})
export type PasswordLink = z.infer<typeof passwordLinkSchema>

/** Changes nothing, so that a mail scanner that follows a link burns none. Unknown, used, withdrawn and late ones answer alike. */
export const readPasswordLink = defineCall({
  method: 'POST',
  path: '/v1/password-links/read',
  summary: 'Whom a link to choose a password is for',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({ token: linkTokenSchema }),
  responses: { 200: passwordLinkSchema },
  errors: ['not_found', 'try_later'],
})

/** Sets the password of the link's user; of simultaneous calls one wins (ACC-2). */
export const usePasswordLink = defineCall({
  method: 'POST',
  path: '/v1/password-links/use',
  summary: 'Choose the own password by a link, once',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({ token: linkTokenSchema, password: newPasswordSchema }),
  responses: { 204: null },
  errors: ['not_found', 'one_factor_by_mail', 'try_later'],
})

/** "Forgot password?" (ACC-1): a link is mailed where there is such a user, with an address. The answer is the same where there is none. */
export const askForReset = defineCall({
  method: 'POST',
  path: '/v1/password-links/forgotten',
  summary: 'Ask for a link to choose a new password',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({
    organisation: organisationSlugSchema.optional(),
    username: z.string().trim().min(1, 'Type the user name.').max(64),
  }),
  responses: { 202: null },
  errors: ['conflict', 'try_later'],
})
