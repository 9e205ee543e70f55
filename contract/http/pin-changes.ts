import { z } from 'zod'
import { defineCall } from '../call.ts'
import { personalPhraseSchema, securityImageSchema } from '../security-images.ts'
import { pinSchema, timeSchema } from '../values.ts'
import { openedSessionSchema } from './sessions.ts'

/** As it was handed out: opaque, bound to the device or browser, single use. */
export const changeTokenSchema = z.string().min(1).max(256)

const withPinChangeToken = {
  token: changeTokenSchema,
  /** One of `GET /v1/security-images`, and a phrase; left out: what was chosen before stays. Taken no notice of where the organisation wants none. */
  imageName: securityImageSchema.optional(),
  personalPhrase: personalPhraseSchema.optional(),
}

/** The new PIN with its token: typed, or one of the three that are on offer (POL-9). */
export const newPinSchema = z.union([
  z.strictObject({ ...withPinChangeToken, pin: pinSchema }),
  z.strictObject({ ...withPinChangeToken, offer: pinSchema }),
])

export const newPinErrors = [
  'pin_too_simple',
  'pin_wrong_length',
  'pin_not_usable',
  'pin_unchanged',
  'pins_generated_only',
  'pin_not_offered',
  'security_image_missing',
] as const

export const offeredPinsSchema = z.object({ pins: z.array(z.string()).length(3), expiresAt: timeSchema })

const refusals = ['pin_change_not_accepted', 'device_not_approved', 'pin_login_inactive', 'browser_devices_forbidden', 'try_later'] as const

/** Sets the PIN that is demanded (FRC-2) and signs in. A refusal leaves the token as it is; a success uses it up. */
export const changePinAtSignIn = defineCall({
  method: 'POST',
  path: '/v1/sessions/pin/change',
  summary: 'Set the PIN that a sign-in demanded, and sign in',
  permission: { caller: 'device', needs: 'key' },
  body: newPinSchema,
  responses: { 201: openedSessionSchema },
  errors: [...refusals, ...newPinErrors],
})

/** Three PINs that are free, to choose one of (POL-9). Earlier ones are off. */
export const offerPinsAtSignIn = defineCall({
  method: 'POST',
  path: '/v1/sessions/pin/change/offers',
  summary: 'Offer three generated PINs in the place of the one that is to be changed',
  permission: { caller: 'device', needs: 'key' },
  body: z.strictObject({ token: changeTokenSchema }),
  responses: { 201: offeredPinsSchema },
  errors: [...refusals, 'pin_space_full'],
})
