import { z } from 'zod'
import { defineCall } from '../call.ts'
import { confirmSchema, signingErrors } from '../confirm.ts'
import { emailStateSchema } from '../email-state.ts'
import { newPinToldSchema } from '../mail-kinds.ts'
import { leadRoles, loginMethodSchema, roleSchema } from '../roles.ts'
import {
  displayNameSchema,
  emailSchema,
  idSchema,
  pageOf,
  pageQuerySchema,
  pinSchema,
  searchSchema,
  timeSchema,
  usernameSchema,
} from '../values.ts'

const idParams = z.strictObject({ id: idSchema })

export const pinStateSchema = z.enum(['none', 'set'])
export type PinState = z.infer<typeof pinStateSchema>

/** What a list of users is narrowed down to by PIN: `lacking` where the role needs one (POL-8), `must_change` where a new one is demanded (FRC-1). */
export const pinFilterSchema = z.enum(['none', 'set', 'lacking', 'must_change'])
export type PinFilter = z.infer<typeof pinFilterSchema>

/** Where somebody chooses the own password, this once (ACC-2). The token stands in the fragment, which no server logs. */
export const invitationSchema = z.object({
  url: z.string(),
  expiresAt: timeSchema,
  /** Whether it goes to the user by mail as well. */
  mailed: z.boolean(),
})
export type Invitation = z.infer<typeof invitationSchema>

export const userSchema = z.object({
  id: idSchema,
  displayName: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  emailState: emailStateSchema,
  role: roleSchema,
  loginMethod: loginMethodSchema,
  pin: pinStateSchema,
  /** Whether the role needs one (POL-8). */
  pinNeeded: z.boolean(),
  /** Whether the register demands a new one at the next sign-in (FRC-1). */
  pinMustChange: z.boolean(),
  /** Whether there is one; an invited user chooses it (ACC-2). */
  password: z.enum(['none', 'set']),
  /** Until when an open invitation holds, also where that is past; null where there is none. */
  invitedUntil: timeSchema.nullable(),
  pinForSigning: z.boolean(),
  blocked: z.boolean(),
  lastLoginAt: timeSchema.nullable(),
  /** The ETag that a change sends back as `If-Match`. */
  version: z.int(),
})
export type User = z.infer<typeof userSchema>

/** What narrows the list of users down; what is left out does not. */
const userFilters = {
  /** Found in name, user name or e-mail, whatever the case and accents. */
  q: searchSchema.optional(),
  role: roleSchema.optional(),
  state: z.enum(['active', 'blocked']).optional(),
  pin: pinFilterSchema.optional(),
}

export const listUsers = defineCall({
  method: 'GET',
  path: '/v1/users',
  summary: "The organisation's users by name",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: pageQuerySchema.extend(userFilters),
  responses: { 200: pageOf(userSchema) },
})

export const countUsers = defineCall({
  method: 'GET',
  path: '/v1/users/counts',
  summary: 'How many users there are, and how many a filter finds',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: z.strictObject(userFilters),
  responses: { 200: z.object({ people: z.int(), withPin: z.int(), found: z.int() }) },
})

export const getUser = defineCall({
  method: 'GET',
  path: '/v1/users/:id',
  summary: 'One user',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  responses: { 200: userSchema },
  errors: ['not_found'],
})

/** Whoever is to have a password is invited by the same call; the link is in this answer and nowhere else. */
const withInvitation = userSchema.extend({ invitation: invitationSchema.optional() })

export const createUser = defineCall({
  method: 'POST',
  path: '/v1/users',
  summary: 'Add a user',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  body: z.strictObject({
    displayName: displayNameSchema,
    username: usernameSchema.optional(),
    email: emailSchema.optional(),
    role: roleSchema,
    loginMethod: loginMethodSchema,
    /** Signs who adds an admin or manager, with the own password or PIN (SIGN-1). */
    confirm: confirmSchema.optional(),
  }),
  /** `newPin`: the generated one where new users get one (POL-6), this once; not there where it goes to its user by mail (POL-7). */
  responses: { 201: withInvitation.extend({ newPin: z.string().optional(), newPinMail: newPinToldSchema.optional() }) },
  errors: ['username_taken', 'pin_space_full', ...signingErrors],
})

export const updateUser = defineCall({
  method: 'PATCH',
  path: '/v1/users/:id',
  summary: 'Change a user',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  headers: z.object({ 'if-match': z.string().optional() }),
  body: z.strictObject({
    displayName: displayNameSchema.optional(),
    /** Asks for the own password in `confirm` where the user has a password or a PIN: mails to it choose new ones. */
    email: emailSchema.nullable().optional(),
    /** Signed in `confirm`, with the own password or PIN (SIGN-1). So are address and login method of an admin or manager. */
    role: roleSchema.optional(),
    loginMethod: loginMethodSchema.optional(),
    /** Signed in `confirm`, with the own password or PIN (SIGN-1). */
    blocked: z.boolean().optional(),
    /** "Use PIN for signing" (USR-4); for who has a PIN. Turning it on asks for the own password in `confirm`, and takes no PIN. */
    pinForSigning: z.boolean().optional(),
    confirm: confirmSchema.optional(),
  }),
  responses: { 200: withInvitation },
  errors: ['not_found', 'last_admin', 'conflict', 'changed_meanwhile', 'precondition_required', ...signingErrors],
})

/**
 * Invites a user who has no password to choose one; an earlier link works no more (ACC-2). Whoever invites is shown the link, so that
 * of an admin or manager is signed (SIGN-1).
 */
export const inviteUser = defineCall({
  method: 'POST',
  path: '/v1/users/:id/invitation',
  summary: 'Invite a user to choose a password',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: z.strictObject({ confirm: confirmSchema.optional() }),
  responses: { 201: invitationSchema },
  errors: ['not_found', 'conflict', ...signingErrors],
})

export const withdrawInvitation = defineCall({
  method: 'DELETE',
  path: '/v1/users/:id/invitation',
  summary: "Withdraw a user's invitation",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  responses: { 204: null },
  errors: ['not_found'],
})

/** Removes a user for good: sessions end, the PIN is given up; the records say a pseudonym (USR-1, USR-5, LOG-3). */
/** Removes a user for good; signed with the own password or PIN (SIGN-1). */
export const deleteUser = defineCall({
  method: 'DELETE',
  path: '/v1/users/:id',
  summary: 'Remove a user',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: z.strictObject({ confirm: confirmSchema }),
  responses: { 204: null },
  errors: ['not_found', 'last_admin', ...signingErrors],
})

/** Sets a user's PIN (USR-3): typed, or generated and then in the answer this once. Signed with the own password or PIN (SIGN-1). */
export const putUserPin = defineCall({
  method: 'PUT',
  path: '/v1/users/:id/pin',
  summary: "Set a user's PIN",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: z.union([
    z.strictObject({ pin: pinSchema, confirm: confirmSchema }),
    z.strictObject({ generate: z.literal(true), confirm: confirmSchema }),
    /** One of the three of `POST /v1/users/:id/pin-offers` (POL-9). */
    z.strictObject({ offer: pinSchema, confirm: confirmSchema }),
  ]),
  /** `mail`: where new PINs are mailed to their users (POL-7), whether this one is; `pin` is null then. `floor`: where a typed PIN has fewer digits than generated ones have, how many those have (POL-2). */
  responses: { 200: z.object({ pin: z.string().nullable(), floor: z.int().optional(), mail: newPinToldSchema.optional() }) },
  errors: [
    'not_found',
    'pin_change_off',
    'pin_too_simple',
    'pin_wrong_length',
    'pin_not_usable',
    'pin_unchanged',
    'pins_generated_only',
    'pin_not_offered',
    'pin_space_full',
    ...signingErrors,
  ],
})
