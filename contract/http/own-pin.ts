import { z } from 'zod'
import { defineCall } from '../call.ts'
import { allRoles } from '../roles.ts'
import { pinSchema, timeSchema, typedPasswordSchema } from '../values.ts'

const ofOneself = { caller: 'browser', needs: 'session', roles: allRoles } as const

/** What somebody may know of the own PIN, and do with it. Never the PIN. */
export const ownPinSchema = z.object({
  /** Null: there is none. `length` in digits. */
  pin: z.object({ length: z.int(), setAt: timeSchema, how: z.enum(['typed', 'generated']) }).nullable(),
  /** Whether people change their PINs themselves here (POL-5). */
  mayChange: z.boolean(),
  /** Names of whom to ask where one may not: some who may set it, and can sign in. */
  ask: z.array(z.string()),
  /** "Use PIN for signing" (SELF-9). */
  forSigning: z.boolean(),
  /** A new PIN is not typed, but chosen from three (POL-9). */
  generatedOnly: z.boolean(),
  /** Digits of a typed PIN (POL-1). */
  minLength: z.int(),
  maxLength: z.int(),
  /** Digits of a generated one (POL-2). */
  generatedLength: z.int(),
  /** How many new PINs may still be tried or asked for now (POL-9), and from when on again where none is left. */
  triesLeft: z.int(),
  triesAgainAt: timeSchema.nullable(),
  /** Whether a first PIN takes the own password, since the sign-in was a while ago: an open console is no invitation. */
  signInAgain: z.boolean(),
  /** How often the current PIN may still be typed wrong; at 0 the own password takes its place. */
  currentTriesLeft: z.int(),
})
export type OwnPin = z.infer<typeof ownPinSchema>

export const getOwnPin = defineCall({
  method: 'GET',
  path: '/v1/me/pin',
  summary: 'What is known of the own PIN, and what one may do with it',
  permission: ofOneself,
  responses: { 200: ownPinSchema },
})

/** Who has a PIN shows it (SELF-2) or, where it is forgotten, signs in again with the own password (SELF-3). A first one takes nothing right after the sign-in, then the password. */
export const ownPinProofSchema = z.union([z.strictObject({ currentPin: pinSchema }), z.strictObject({ password: typedPasswordSchema })])
export type OwnPinProof = z.infer<typeof ownPinProofSchema>

/** Creates (SELF-1), changes (SELF-2), recovers (SELF-3) or generates (SELF-6) the own PIN. The one before works from then on no more. */
export const putOwnPin = defineCall({
  method: 'PUT',
  path: '/v1/me/pin',
  summary: 'Set the own PIN',
  permission: ofOneself,
  body: z.union([
    z.strictObject({ pin: pinSchema, proof: ownPinProofSchema.optional() }),
    z.strictObject({ generate: z.literal(true), proof: ownPinProofSchema.optional() }),
    /** One of the three of `POST /v1/me/pin-offers`. */
    z.strictObject({ offer: pinSchema, proof: ownPinProofSchema.optional() }),
  ]),
  /** `pin`: the digits where they were generated, this once. `floor`: see `PUT /v1/users/:id/pin`. */
  responses: { 200: z.object({ pin: z.string().nullable(), floor: z.int().optional() }) },
  errors: [
    'pin_change_off',
    'pin_too_simple',
    'pin_wrong_length',
    'pin_not_usable',
    'pin_unchanged',
    'pins_generated_only',
    'pin_not_offered',
    'pin_space_full',
    'current_pin_not_accepted',
    'password_needed',
    'confirmation_not_accepted',
    'conflict',
    'try_later',
  ],
})

/** Three PINs that are free, to choose one of (POL-9). Earlier ones are off. */
export const offerOwnPins = defineCall({
  method: 'POST',
  path: '/v1/me/pin-offers',
  summary: 'Offer three generated PINs for oneself',
  permission: ofOneself,
  responses: { 201: z.object({ pins: z.array(z.string()).length(3), expiresAt: timeSchema }) },
  errors: ['pin_change_off', 'pin_space_full', 'try_later'],
})

/** Turning it on takes a PIN and is signed with the own password; turning it off takes nothing. */
export const putOwnPinSigning = defineCall({
  method: 'PUT',
  path: '/v1/me/pin-signing',
  summary: 'Switch "Use PIN for signing" for oneself',
  permission: ofOneself,
  body: z.union([
    z.strictObject({ on: z.literal(true), confirm: z.strictObject({ password: typedPasswordSchema }) }),
    z.strictObject({ on: z.literal(false) }),
  ]),
  responses: { 204: null },
  errors: ['conflict', 'confirmation_not_accepted', 'try_later'],
})
