import { z } from 'zod'
import { defineCall } from '../call.ts'
import { languageSchema } from '../language.ts'
import { allRoles } from '../roles.ts'
import { idSchema, organisationSlugSchema, timeSchema, typedPasswordSchema } from '../values.ts'
import { sessionUserSchema } from './sessions.ts'

export const consoleSessionSchema = z.object({
  id: idSchema,
  expiresAt: timeSchema,
  user: sessionUserSchema,
  /** What the user reads the console in; null where none was chosen, and the browser's is taken. */
  language: languageSchema.nullable(),
  organisation: z.object({ id: idSchema, slug: z.string(), name: z.string() }),
})
export type ConsoleSession = z.infer<typeof consoleSessionSchema>

/** Signs in to the console; the session lives in an HttpOnly cookie. `organisation` may be left out where there is only one. */
export const openConsoleSession = defineCall({
  method: 'POST',
  path: '/v1/console/sessions',
  summary: 'Sign in to the console',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({
    organisation: organisationSlugSchema.optional(),
    username: z.string().trim().min(1, 'Type the user name.').max(64),
    password: typedPasswordSchema,
  }),
  responses: { 201: consoleSessionSchema },
  errors: ['password_not_accepted', 'try_later'],
})

export const getConsoleSession = defineCall({
  method: 'GET',
  path: '/v1/console/session',
  summary: 'The session of this browser',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 200: consoleSessionSchema },
})

export const endConsoleSession = defineCall({
  method: 'DELETE',
  path: '/v1/console/session',
  summary: 'Sign out of the console',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 204: null },
})
