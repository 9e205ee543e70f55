import { z } from 'zod'
import { defineCall } from '../call.ts'
import { graceDaysSchema } from './pin-renewal.ts'
import { mostRefusedPins, pinLengthLimits } from '../pin-rules.ts'
import { securityImageRuleSchema } from '../security-images.ts'
import { pinNeedSchema } from '../pin-needs.ts'
import { leadRoles, roleSchema } from '../roles.ts'
import { idSchema, pinSchema, timeSchema, typedPasswordSchema } from '../values.ts'

const lengthRule = `Between ${pinLengthLimits.min} and ${pinLengthLimits.max} digits.`
const lengthSchema = z.int().min(pinLengthLimits.min, lengthRule).max(pinLengthLimits.max, lengthRule)

/** Longest age of a PIN that may be set, in days: ten years. */
const longestPinDays = 3_650

/** What an organisation decides on its PINs. */
const settableSchema = z.strictObject({
  /** Shortest and longest PIN that may be typed, in digits (POL-1). */
  minLength: lengthSchema,
  maxLength: lengthSchema,
  /** "Users can change PIN" (POL-5). */
  usersMayChange: z.boolean(),
  /** "Generate a PIN for new users" (POL-6). */
  newUsersGetPin: z.boolean(),
  /** "Send new PIN by e-mail" (POL-7): a generated PIN goes to its user and to nobody else. On with the one above, unless the same change says otherwise. */
  newPinsByMail: z.boolean(),
  /** The mail has a link that shows the PIN once, and no digits (MAIL-3). */
  newPinsAsLink: z.boolean(),
  /** Nobody types a new PIN: three are generated to choose from (POL-9). */
  generatedOnly: z.boolean(),
  /** A new PIN is demanded at sign-in (FRC-1): of who has one that somebody else set. Stronger than `usersMayChange`. */
  changeGiven: z.boolean(),
  /** The same of who has one of this age in days; 0: of nobody. */
  changeAfterDays: z.int().min(0).max(longestPinDays, `At most ${longestPinDays} days.`),
  /** The same of who has one shorter than `minLength`. */
  changeShorter: z.boolean(),
  /** Whether people choose a security image and a phrase (FRC-2). */
  securityImages: securityImageRuleSchema,
  /** What the people of each role need a PIN for (POL-8). */
  pinOfAdmins: pinNeedSchema,
  pinOfManagers: pinNeedSchema,
  pinOfStaff: pinNeedSchema,
  /** The own list of PINs that nobody gets (POL-3), in any order. */
  refusedPins: z
    .array(pinSchema)
    .max(mostRefusedPins, `The list has room for ${mostRefusedPins} PINs.`)
    .refine((pins) => new Set(pins).size === pins.length, 'Each PIN once.'),
})

/** With a longer minimum: everybody gets a new PIN (POL-4). Without it, shorter ones keep working. */
const renewSchema = z.strictObject({ graceDays: graceDaysSchema })

export const pinRulesSchema = z.object({
  ...settableSchema.shape,
  /** Null for who may not change the rules: read beside a refusal, the list would tell which PINs others have (POL-9). */
  refusedPins: z.array(z.string()).nullable(),
  refusedCount: z.int(),
  /** Users, blocked ones too: their number raises the floor of generated PINs (POL-2). */
  users: z.int(),
  /** Users who are neither blocked nor removed: whom a guess may hit. */
  people: z.int(),
  /** Digits of a PIN that is generated now. */
  generatedLength: z.int(),
  /** Active PINs that are shorter than that; they live on. */
  shorterPins: z.int(),
  /** Active PINs by length, shortest first. */
  lengths: z.array(z.object({ length: z.int(), count: z.int() })),
  /** Digits of the shortest active PIN; null where there is none. */
  shortestPin: z.int().nullable(),
  /** Whether there is a mail server; without one nothing is mailed. */
  canMail: z.boolean(),
  /** Users who are not blocked and have no e-mail address: new PINs do not reach them by mail. */
  withoutEmail: z.int(),
  /**
   * Users of each role who are neither blocked nor removed: how many there are, have no PIN, sign in with a PIN only, and are signed in without
   * both, apart from who asks: they sign in again once the role asks for both (POL-8).
   */
  roles: z.record(roleSchema, z.object({ people: z.int(), withoutPin: z.int(), pinOnly: z.int(), signedIn: z.int() })),
  /** Grows with every change; the ETag. */
  version: z.int(),
})
export type PinRules = z.infer<typeof pinRulesSchema>

export const getPinRules = defineCall({
  method: 'GET',
  path: '/v1/pin-rules',
  summary: "The organisation's PIN rules",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: pinRulesSchema },
})

/** Changes what is given; signed with the own password. */
export const updatePinRules = defineCall({
  method: 'PATCH',
  path: '/v1/pin-rules',
  summary: "Change the organisation's PIN rules",
  permission: { caller: 'browser', needs: 'session', roles: ['admin'] },
  headers: z.object({ 'if-match': z.string().optional() }),
  body: settableSchema.partial().extend({ renew: renewSchema.optional(), confirm: z.strictObject({ password: typedPasswordSchema }) }),
  responses: { 200: pinRulesSchema },
  errors: [
    'changed_meanwhile',
    'precondition_required',
    'confirmation_not_accepted',
    'try_later',
    'pin_renewal_under_way',
    'pin_space_full',
    'conflict',
  ],
})

/** A change: what is left out stays. */
export type PinRulesChange = Omit<z.output<typeof updatePinRules.body>, 'confirm' | 'renew'>
/** How everybody gets a new PIN along with it. */
export type RenewWish = z.output<typeof renewSchema>

/** Three PINs that are free, to choose one of for a user (POL-9): `PUT /v1/users/:id/pin` takes it as `offer`. Earlier ones are off. */
export const offerUserPins = defineCall({
  method: 'POST',
  path: '/v1/users/:id/pin-offers',
  summary: 'Offer three generated PINs for a user',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: z.strictObject({ id: idSchema }),
  responses: { 201: z.object({ pins: z.array(z.string()).length(3), expiresAt: timeSchema }) },
  errors: ['not_found', 'pin_change_off', 'pin_space_full', 'try_later'],
})
