import { z } from 'zod'
import { defineCall, type Permission } from '../call.ts'
import type { ErrorCode } from '../errors.ts'
import { linkTokenSchema, organisationSlugSchema, pinSchema, timeSchema } from '../values.ts'

/**
 * A code by mail to choose a new PIN, without a session (SELF-4, SELF-7). Whoever asks gets a `request` and the same answer, whoever they
 * name; the code works with that request alone, so that nobody spends somebody else's tries.
 */
const nameSchema = z.string().trim().min(1, 'Type the user name or the e-mail address.').max(254)
const askBody = z.strictObject({ name: nameSchema })
const askResponse = z.object({ request: z.string(), expiresAt: timeSchema })
const typed = { request: linkTokenSchema, code: z.string().trim().min(1, 'Type the code.').max(40) }

/** Three PINs to choose one of, and how long a typed one is; null where PINs are generated only (POL-9). */
const offersSchema = z.object({
  pins: z.array(z.string()),
  expiresAt: timeSchema,
  typing: z.object({ min: z.int(), max: z.int() }).nullable(),
  user: z.object({ displayName: z.string() }),
  organisation: z.object({ name: z.string() }),
})
export type CodeOffers = z.infer<typeof offersSchema>

const redeemBody = z.union([z.strictObject({ ...typed, pin: pinSchema }), z.strictObject({ ...typed, offer: pinSchema })])
/** `floor`: where a typed PIN has fewer digits than generated ones have, how many those have (POL-2). */
const redeemResponse = z.object({ floor: z.int().optional() })

const offerErrors = [
  'code_not_accepted',
  'one_factor_by_mail',
  'pin_change_off',
  'pin_space_full',
  'try_later',
] as const satisfies readonly ErrorCode[]
const redeemErrors = [
  ...offerErrors,
  'pin_too_simple',
  'pin_wrong_length',
  'pin_not_usable',
  'pin_unchanged',
  'pins_generated_only',
  'pin_not_offered',
] as const satisfies readonly ErrorCode[]

const browser = { caller: 'browser', needs: 'origin' } as const satisfies Permission
const device = { caller: 'device', needs: 'approval' } as const satisfies Permission

export const askForPinCode = defineCall({
  method: 'POST',
  path: '/v1/pin-codes',
  summary: 'Ask for a code by mail to choose a new PIN',
  permission: browser,
  body: askBody.extend({ organisation: organisationSlugSchema.optional() }),
  responses: { 202: askResponse },
  errors: ['conflict', 'try_later'],
})

export const offerPinsByCode = defineCall({
  method: 'POST',
  path: '/v1/pin-codes/offers',
  summary: 'Three PINs to choose one of, by a mailed code',
  permission: browser,
  body: z.strictObject(typed),
  responses: { 200: offersSchema },
  errors: offerErrors,
})

export const redeemPinCode = defineCall({
  method: 'POST',
  path: '/v1/pin-codes/redeem',
  summary: 'Choose the own PIN by a mailed code, once',
  permission: browser,
  body: redeemBody,
  responses: { 200: redeemResponse },
  errors: redeemErrors,
})

export const askForPinCodeOnDevice = defineCall({
  method: 'POST',
  path: '/v1/device/pin-codes',
  summary: 'Ask on a register for a code by mail to choose a new PIN',
  permission: device,
  body: askBody,
  responses: { 202: askResponse },
  errors: ['conflict', 'try_later'],
})

export const offerPinsByCodeOnDevice = defineCall({
  method: 'POST',
  path: '/v1/device/pin-codes/offers',
  summary: 'Three PINs to choose one of, by a mailed code, on the register it was asked for on',
  permission: device,
  body: z.strictObject(typed),
  responses: { 200: offersSchema },
  errors: offerErrors,
})

export const redeemPinCodeOnDevice = defineCall({
  method: 'POST',
  path: '/v1/device/pin-codes/redeem',
  summary: 'Choose the own PIN by a mailed code, on the register it was asked for on',
  permission: device,
  body: redeemBody,
  responses: { 200: redeemResponse },
  errors: redeemErrors,
})
