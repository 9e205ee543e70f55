import { z } from 'zod'
import { defineCall } from '../call.ts'
import { signedWithSchema } from '../confirm.ts'
import { emailStateSchema } from '../email-state.ts'
import { languageSchema } from '../language.ts'
import { allRoles, roleSchema } from '../roles.ts'
import { personalPhraseSchema, securityImageSchema } from '../security-images.ts'
import { displayNameSchema, idSchema, newPasswordSchema, timeSchema, typedPasswordSchema } from '../values.ts'

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

/** Oneself, for the personal area. */
export const meSchema = z.object({
  id: idSchema,
  displayName: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  emailState: emailStateSchema,
  role: roleSchema,
  /** The language the console speaks to oneself, in any browser; null where none was chosen. */
  language: languageSchema.nullable(),
  /** By what oneself knows the screen (FRC-4); null where none was chosen, and while the organisation wants none. */
  securityImage: securityImageSchema.nullable(),
  personalPhrase: z.string().nullable(),
  /** Whether the organisation has its people choose the two. */
  mayChooseImage: z.boolean(),
  /** What signs the own changes first: the PIN where that is on and tries are left (SIGN-1). The password signs always. */
  signsWith: signedWithSchema,
  /** The ETag that a change sends back as `If-Match`. */
  version: z.int(),
})
export type Me = z.infer<typeof meSchema>

export const getMe = defineCall({
  method: 'GET',
  path: '/v1/me',
  summary: 'Oneself',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 200: meSchema },
})

export const updateMe = defineCall({
  method: 'PATCH',
  path: '/v1/me',
  summary: 'Change the own name, language, security image or phrase',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  headers: z.object({ 'if-match': z.string().optional() }),
  body: z.strictObject({
    displayName: displayNameSchema.optional(),
    language: languageSchema.nullable().optional(),
    securityImage: securityImageSchema.nullable().optional(),
    personalPhrase: personalPhraseSchema.nullable().optional(),
  }),
  responses: { 200: meSchema },
  errors: ['changed_meanwhile', 'precondition_required', 'conflict'],
})

/** Signed with the current one, wrong ones of which count as GRD-8 says. Every other session of oneself ends. */
export const changeOwnPassword = defineCall({
  method: 'PUT',
  path: '/v1/me/password',
  summary: 'Change the own password',
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  body: z.strictObject({ current: typedPasswordSchema, password: newPasswordSchema }),
  responses: { 204: null },
  errors: ['confirmation_not_accepted', 'try_later'],
})
