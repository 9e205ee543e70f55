import { z } from 'zod'
import { defineCall } from '../call.ts'
import { importLimits, importRowSchema, rowProblemSchema } from '../import-row.ts'
import { newPinToldSchema } from '../mail-kinds.ts'
import { leadRoles } from '../roles.ts'
import { idSchema, timeSchema, typedPasswordSchema } from '../values.ts'

const idParams = z.strictObject({ id: idSchema })

/** What an import may bring just now: PINs that people have already are taken before the first activation only (USR-6). */
export const importRulesSchema = z.object({
  pinsImportable: z.boolean(),
  /** Digits a PIN of the file has (POL-1). */
  pinLength: z.object({ min: z.int(), max: z.int() }),
  /** New users get a PIN at once (POL-6); it goes to them by mail, and who has no address gets none (POL-7). */
  newUsersGetPin: z.boolean(),
  newPinsByMail: z.boolean(),
  /** Whether there is a mail server, so that invitations can be sent. */
  canMail: z.boolean(),
})
export type ImportRules = z.infer<typeof importRulesSchema>

export const getImportRules = defineCall({
  method: 'GET',
  path: '/v1/user-imports',
  summary: 'What an import of users may bring',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: importRulesSchema },
})

/** Begins an import (USR-6): signed once with the own password, and bound to this session. */
export const startUserImport = defineCall({
  method: 'POST',
  path: '/v1/user-imports',
  summary: 'Begin an import of users',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  body: z.strictObject({
    rows: z.int().min(1).max(importLimits.rows),
    /** Whether rows bring PINs that people have already. */
    withPins: z.boolean(),
    /** Invites who is to have a password and has an address, by mail (ACC-2). Without a mail server: `conflict`. */
    invites: z.boolean().optional(),
    confirm: z.strictObject({ password: typedPasswordSchema }),
  }),
  responses: { 201: z.object({ id: idSchema, expiresAt: timeSchema }) },
  errors: ['pins_not_importable', 'conflict', 'confirmation_not_accepted', 'try_later'],
})

/**
 * What became of a row. `pin` is there where a generated one is that does not go to its user by mail: in this answer, and in that to the same batch sent again.
 * A PIN of the file that cannot be used, whatever the reason, is replaced by a generated one (POL-9).
 */
export const importResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    row: z.int(),
    outcome: z.literal('added'),
    userId: idSchema,
    pinFrom: z.enum(['file', 'generated']).nullable(),
    pin: z.string().nullable(),
    /** Where new PINs are mailed (POL-7): whether this one is, and why not. `no_address` without a PIN: skipped for that. */
    pinMail: newPinToldSchema.nullable(),
    /** Whether an invitation goes out by mail. */
    invited: z.boolean(),
  }),
  z.object({ row: z.int(), outcome: z.literal('there') }),
  z.object({ row: z.int(), outcome: z.literal('refused'), reason: rowProblemSchema }),
])
export type ImportResult = z.infer<typeof importResultSchema>

/** Adds a batch of rows in one transaction. Sent again, it changes nothing and answers the same. */
export const importUsers = defineCall({
  method: 'POST',
  path: '/v1/user-imports/:id/rows',
  summary: 'Add a batch of rows of an import',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: z.strictObject({
    /** 32 bytes that the browser drew for this import, base64url: half of what generated PINs are drawn from, stored nowhere. */
    seed: z.string().regex(/^[\w-]{43}$/, 'A seed is 32 bytes as base64url.'),
    rows: z.array(importRowSchema).min(1).max(importLimits.batch),
  }),
  responses: { 200: z.object({ results: z.array(importResultSchema) }) },
  errors: ['not_found', 'pins_not_importable'],
})

/** Ends an import, finished or given up: what is in stays, and a summary goes on record. */
export const endUserImport = defineCall({
  method: 'DELETE',
  path: '/v1/user-imports/:id',
  summary: 'End an import',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  responses: { 204: null },
  errors: ['not_found'],
})
