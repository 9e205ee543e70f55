import { z } from 'zod'
import { appKindSchema, appScopeSchema, overlapHours } from '../app-keys.ts'
import { defineCall } from '../call.ts'
import { personSchema } from '../records/former-user.ts'
import { appKeyNameSchema, idSchema, timeSchema, typedPasswordSchema } from '../values.ts'

/** Always the password, never a PIN: a key acts for everybody. */
const confirm = z.strictObject({ password: typedPasswordSchema })
const admins = { caller: 'browser', needs: 'session', roles: ['admin'] } as const
const idParams = z.strictObject({ id: idSchema })

export const appKeySchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: appKindSchema,
  scopes: z.array(appScopeSchema),
  createdAt: timeSchema,
  createdBy: personSchema.nullable(),
  lastUsedAt: timeSchema.nullable(),
  /** The key before this one, while it still works. */
  old: z.object({ until: timeSchema, lastUsedAt: timeSchema.nullable() }).nullable(),
})
export type AppKey = z.infer<typeof appKeySchema>

/** The key itself is in the answer once, and nowhere else. */
const withKeySchema = z.object({ appKey: appKeySchema, key: z.string() })

export const listAppKeys = defineCall({
  method: 'GET',
  path: '/v1/app-keys',
  summary: "The organisation's keys for other applications",
  permission: admins,
  responses: { 200: z.object({ items: z.array(appKeySchema) }) },
})

export const makeAppKey = defineCall({
  method: 'POST',
  path: '/v1/app-keys',
  summary: 'Make a key for another application',
  permission: admins,
  body: z.strictObject({
    name: appKeyNameSchema,
    kind: appKindSchema,
    scopes: z
      .array(appScopeSchema)
      .min(1, 'Choose what the key may do.')
      .refine((scopes) => new Set(scopes).size === scopes.length, 'Each once.'),
    confirm,
  }),
  responses: { 201: withKeySchema },
  errors: ['confirmation_not_accepted', 'conflict', 'try_later'],
})

/** A new key; the old one works beside it for a while, or ends at once. While an old one works, a new key ends both: `overlapHours` is 0. */
export const rotateAppKey = defineCall({
  method: 'POST',
  path: '/v1/app-keys/:id/rotation',
  summary: 'Give an application a new key',
  permission: admins,
  params: idParams,
  body: z.strictObject({ overlapHours: z.literal(overlapHours), confirm }),
  responses: { 200: withKeySchema },
  errors: ['not_found', 'confirmation_not_accepted', 'conflict', 'try_later'],
})

export const withdrawAppKey = defineCall({
  method: 'POST',
  path: '/v1/app-keys/:id/withdrawal',
  summary: 'Withdraw the key of an application; its tokens end too',
  permission: admins,
  params: idParams,
  body: z.strictObject({ confirm }),
  responses: { 204: null },
  errors: ['not_found', 'confirmation_not_accepted', 'try_later'],
})

/** Another name for an application; its keys stay as they are. */
export const renameAppKey = defineCall({
  method: 'POST',
  path: '/v1/app-keys/:id/name',
  summary: 'Rename an application',
  permission: admins,
  params: idParams,
  body: z.strictObject({ name: appKeyNameSchema, confirm }),
  responses: { 200: appKeySchema },
  errors: ['not_found', 'confirmation_not_accepted', 'try_later'],
})

/** Ends the old key that works beside a new one, before its time. Where none does any more: `conflict`. */
export const endOldAppKey = defineCall({
  method: 'POST',
  path: '/v1/app-keys/:id/overlap-end',
  summary: "End an application's old key at once; the new one stays",
  permission: admins,
  params: idParams,
  body: z.strictObject({ confirm }),
  responses: { 200: appKeySchema },
  errors: ['not_found', 'conflict', 'confirmation_not_accepted', 'try_later'],
})
