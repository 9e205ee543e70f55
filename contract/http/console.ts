import { z } from 'zod'
import { defineCall } from '../call.ts'
import { languageSchema } from '../language.ts'
import { allRoles } from '../roles.ts'
import { idSchema, organisationSlugSchema, timeSchema, typedPasswordSchema } from '../values.ts'
import { changeTokenSchema, newPinErrors, newPinSchema, offeredPinsSchema } from './pin-changes.ts'
import { pinAskedSchema, pinChangeRequiredSchema, secondStepSchema, sessionUserSchema } from './sessions.ts'

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
  responses: { 200: pinAskedSchema, 201: consoleSessionSchema },
  errors: ['password_not_accepted', 'one_factor_by_mail', 'try_later'],
})

/** The PIN after the password (POL-8), in the browser that typed that. */
export const openConsoleWithSecondStep = defineCall({
  method: 'POST',
  path: '/v1/console/sessions/pin',
  summary: 'Type the PIN that follows the password, and sign in to the console',
  permission: { caller: 'browser', needs: 'origin' },
  body: secondStepSchema,
  responses: { 200: pinChangeRequiredSchema, 201: consoleSessionSchema },
  errors: ['pin_not_accepted', 'password_needed', 'try_later'],
})

/** Sets the PIN that a sign-in to the console demanded (POL-8), and signs in. */
export const changePinAtConsole = defineCall({
  method: 'POST',
  path: '/v1/console/sessions/new-pin',
  summary: 'Set the PIN that a sign-in to the console demanded, and sign in',
  permission: { caller: 'browser', needs: 'origin' },
  body: newPinSchema,
  responses: { 201: consoleSessionSchema },
  errors: ['pin_change_not_accepted', 'try_later', ...newPinErrors],
})

/** Three PINs that are free, to choose one of (POL-9). Earlier ones are off. */
export const offerPinsAtConsole = defineCall({
  method: 'POST',
  path: '/v1/console/sessions/new-pin/offers',
  summary: 'Offer three generated PINs to who has to choose one at the console',
  permission: { caller: 'browser', needs: 'origin' },
  body: z.strictObject({ token: changeTokenSchema }),
  responses: { 201: offeredPinsSchema },
  errors: ['pin_change_not_accepted', 'pin_space_full', 'try_later'],
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
