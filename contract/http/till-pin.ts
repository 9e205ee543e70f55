import { z } from 'zod'
import { defineCall } from '../call.ts'
import { allRoles } from '../roles.ts'
import { securityImageSchema } from '../security-images.ts'
import { pinSchema, timeSchema } from '../values.ts'
import { ownPinProofSchema } from './own-pin.ts'
import { keypadSchema } from './terminal.ts'

/** Whoever is signed in at a register and stands there: behind the lock nothing of it is shown or done. */
const ofOneself = { caller: 'device', needs: 'openSession', roles: allRoles } as const

/** What setting a PIN takes: nothing right after signing in with a password where there is none, the PIN there is, or the password once more. */
export const pinTakesSchema = z.enum(['nothing', 'pin', 'password'])
export type PinTakes = z.infer<typeof pinTakesSchema>

/** What somebody at a register may do with the own PIN. Never the PIN. */
export const tillPinSchema = z.object({
  isSet: z.boolean(),
  /** Whether people change their PINs themselves here (POL-5). */
  mayChange: z.boolean(),
  /** One of these has to be shown. None: nothing in this session does, and a sign-in with the password or somebody else has to help. */
  takes: z.array(pinTakesSchema),
  /** Whether this person has a password to sign in with (PIN-5). */
  hasPassword: z.boolean(),
  /** Names of whom to ask where one cannot do it oneself. */
  ask: z.array(z.string()),
  /** A new PIN is not typed, but chosen from three (POL-9). */
  generatedOnly: z.boolean(),
  /** Lengths that a new PIN may have. */
  keypad: keypadSchema,
  /** Lengths that the current one may have, as at the sign-in. */
  currentKeypad: keypadSchema,
  /** How often the current PIN may still be typed wrong. */
  currentTriesLeft: z.int(),
  /** Whole seconds until a new PIN may be tried or asked for (POL-9); 0: now. */
  retryAfterSeconds: z.int(),
  /** By what its owner knows the screen (FRC-4); nulls where nothing was chosen, or the organisation wants none. */
  securityImage: z.object({ name: securityImageSchema.nullable(), phrase: z.string().nullable() }),
})
export type TillPin = z.infer<typeof tillPinSchema>

export const getTillPin = defineCall({
  method: 'GET',
  path: '/v1/session/pin',
  summary: 'What somebody signed in at a register may do with the own PIN',
  permission: ofOneself,
  responses: { 200: tillPinSchema },
})

const proof = ownPinProofSchema.optional()

/** Creates, changes or recovers the own PIN at a register (SELF-5), as `PUT /v1/me/pin` does in the console. The session goes on. */
export const putTillPin = defineCall({
  method: 'PUT',
  path: '/v1/session/pin',
  summary: 'Set the own PIN at a register',
  permission: ofOneself,
  body: z.union([
    z.strictObject({ pin: pinSchema, proof }),
    /** One of the three of `POST /v1/session/pin/offers`. */
    z.strictObject({ offer: pinSchema, proof }),
  ]),
  responses: { 204: null },
  errors: [
    'pin_change_off',
    'pin_too_simple',
    'pin_wrong_length',
    'pin_not_usable',
    'pin_unchanged',
    'pins_generated_only',
    'pin_not_offered',
    'current_pin_not_accepted',
    'password_needed',
    'confirmation_not_accepted',
    'conflict',
    'try_later',
  ],
})

/** Three PINs that are free, to choose one of (POL-9). Earlier ones are off. */
export const offerTillPins = defineCall({
  method: 'POST',
  path: '/v1/session/pin/offers',
  summary: 'Offer three generated PINs to somebody at a register',
  permission: ofOneself,
  responses: { 201: z.object({ pins: z.array(z.string()).length(3), expiresAt: timeSchema }) },
  errors: ['pin_change_off', 'pin_space_full', 'try_later'],
})
