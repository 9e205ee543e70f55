import { z } from 'zod'
import { defineCall } from '../call.ts'
import { roleSchema } from '../roles.ts'
import { personalPhraseSchema, securityImageSchema } from '../security-images.ts'
import { idSchema, pinSchema, timeSchema, typedPasswordSchema } from '../values.ts'
import { offeredPinsSchema } from './pin-changes.ts'

/**
 * The shape in which every answer of `/v1.0/…` comes, refusals too (FRC-6). `Errors` are sentences that begin with the field or header
 * they are about; `ErrorsCode` has the code of each at the same place.
 */
export const envelopeSchema = z.object({
  Errors: z.array(z.string()),
  ErrorsCode: z.array(z.string()),
  /** `Continue` for a success; else the HTTP status as .NET's HttpStatusCode names it. */
  StatusCode: z.string(),
  IsSucceed: z.boolean(),
})
export type Envelope = z.infer<typeof envelopeSchema>

/** The envelope of a success. */
export const succeeded: Envelope = { Errors: [], ErrorsCode: [], StatusCode: 'Continue', IsSucceed: true }

/** A bearer token for the application of the key (FRC-7). It opens nothing without that key. */
export const getAppToken = defineCall({
  method: 'POST',
  path: '/v1.0/token',
  summary: 'Get a bearer token with the key of an application',
  permission: { caller: 'application', needs: 'key' },
  responses: { 200: envelopeSchema.extend({ AccessToken: z.string(), TokenType: z.literal('Bearer'), ExpiresIn: z.int() }) },
})

const byPinAlone = 'Nobody is signed in here by a PIN: that takes an approved device. Send Username and Password.'

/** What an application keeps for a person's browser or phone, and sends again when that person signs in there (GRD-8). */
const knownPlaceSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Send it as it was handed out, or not at all.')

/** Signs a user in by user name and password (FRC-7), never by PIN alone. */
export const authenticate = defineCall({
  method: 'POST',
  path: '/v1.0/authentication',
  summary: 'Check the user name and password of a user',
  permission: { caller: 'application', needs: 'token', scope: 'users.authenticate' },
  body: z.strictObject({
    Username: z.string('Send the user name.').trim().min(1, 'Send the user name.').max(64),
    Password: typedPasswordSchema,
    KnownPlace: knownPlaceSchema.nullish(),
    Pin: z.never(byPinAlone).optional(),
  }),
  responses: {
    200: envelopeSchema.extend({
      User: z.object({ Id: idSchema, DisplayName: z.string(), Username: z.string(), Role: roleSchema }),
      KnownPlace: z.string(),
      /** With what the user's new PIN is set, where one is demanded (FRC-1); null where none is. */
      ConfirmationToken: z.string().nullable(),
      ConfirmationTokenExpiresAt: timeSchema.nullable(),
    }),
  },
  errors: ['password_not_accepted', 'try_later'],
})

const changeErrors = [
  'pin_change_not_accepted',
  'pin_too_simple',
  'pin_wrong_length',
  'pin_not_usable',
  'pin_unchanged',
  'pins_generated_only',
  'pin_not_offered',
  'security_image_missing',
  'try_later',
] as const

const offerErrors = ['pin_change_not_accepted', 'pin_space_full', 'try_later'] as const

/** A `ConfirmationToken`, as it was handed out to this application. */
const confirmationTokenSchema = z.string('Send the ConfirmationToken.').min(1, 'Send the ConfirmationToken.').max(256)
const changes = { caller: 'application', needs: 'token', scope: 'pins.change' } as const

/**
 * Sets the PIN that is demanded (FRC-2, FRC-6). `Pin` is a string; a number is taken only where it has as many digits as the longest PIN may
 * have here, so that no zero at its beginning can be lost. It is typed, or one of the three that are on offer; where PINs are generated
 * only, it is one of those (POL-9). Image and phrase: left out or null, what was chosen before stays.
 */
export const changePinCode = defineCall({
  method: 'POST',
  path: '/v1.0/users/pincode/change',
  summary: 'Set the PIN that is demanded',
  permission: changes,
  body: z.strictObject({
    Token: confirmationTokenSchema,
    Pin: z.union([pinSchema, z.int().nonnegative()]),
    ImageName: securityImageSchema.nullish(),
    PersonalPhrase: personalPhraseSchema.nullish(),
  }),
  responses: { 200: envelopeSchema },
  errors: changeErrors,
})

/** The same as one of `/v1`'s calls: refusals are problem documents. */
export const changePinForApp = defineCall({
  method: 'POST',
  path: '/v1/app/pin-change',
  summary: 'Set the PIN that is demanded, from another application',
  permission: changes,
  body: z.strictObject({
    token: confirmationTokenSchema,
    pin: pinSchema,
    imageName: securityImageSchema.optional(),
    personalPhrase: personalPhraseSchema.optional(),
  }),
  responses: { 204: null },
  errors: changeErrors,
})

/** Three PINs that are free, for who has to choose one (POL-9). The token stays as it is; earlier offers are off. */
export const offerPinCodes = defineCall({
  method: 'POST',
  path: '/v1.0/users/pincode/offers',
  summary: 'Get three generated PINs to choose the demanded one from',
  permission: changes,
  body: z.strictObject({ Token: confirmationTokenSchema }),
  responses: { 200: envelopeSchema.extend({ Pins: z.array(z.string()).length(3), PinsExpireAt: timeSchema }) },
  errors: offerErrors,
})

/** The same as one of `/v1`'s calls. */
export const offerPinsForApp = defineCall({
  method: 'POST',
  path: '/v1/app/pin-change/offers',
  summary: 'Get three generated PINs to choose the demanded one from, in another application',
  permission: changes,
  body: z.strictObject({ token: confirmationTokenSchema }),
  responses: { 201: offeredPinsSchema },
  errors: offerErrors,
})
