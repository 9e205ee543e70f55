import { z } from 'zod'
import { defineCall } from '../call.ts'
import { confirmSchema, signingErrors } from '../confirm.ts'
import { pauseReasonSchema } from '../errors.ts'
import { personSchema } from '../records/former-user.ts'
import { leadRoles } from '../roles.ts'
import { deviceNameSchema, idSchema, pageOf, pageQuerySchema, searchSchema, timeSchema } from '../values.ts'
import { deviceStatusSchema, sessionEndReasonSchema } from './terminal.ts'

const idParams = z.strictObject({ id: idSchema })

export const platformSchema = z.enum(['electron', 'browser'])
export type Platform = z.infer<typeof platformSchema>

/** Approves the device whose key signed the request (DEV-1). `replaces` re-attaches that key to an existing record (DEV-12). */
export const approveDevice = defineCall({
  method: 'POST',
  path: '/v1/devices',
  summary: 'Approve this device for PIN login',
  permission: { caller: 'device', needs: 'passwordSession', roles: leadRoles },
  body: z.strictObject({
    name: deviceNameSchema,
    /** A hint for sorting, never an identity; empty where the system gives none. */
    machineId: z.string().max(128),
    platform: platformSchema,
    appVersion: z.string().max(40),
    replaces: idSchema.optional(),
  }),
  responses: {
    200: z.object({ id: idSchema, name: z.string() }),
    201: z.object({ id: idSchema, name: z.string() }),
  },
  errors: ['pin_login_inactive', 'browser_devices_forbidden', 'conflict', 'not_found'],
})

/** Tries since the last day began on this device, and what a lift would give (GRD-9). */
export const deviceTriesSchema = z.object({
  pausedAt: timeSchema.nullable(),
  pauseReason: pauseReasonSchema.nullable(),
  /** Distinct wrong PINs that counted. */
  wrongToday: z.int(),
  wrongThisMonth: z.int(),
  dayBudget: z.int(),
  monthBudget: z.int(),
  /** Wrong PINs of each of the last 30 times 24 hours, the oldest first; they make wrongThisMonth together. */
  wrongByDay: z.array(z.int()).length(30),
  /** Newest first, at most 20: when wrong PINs were typed. */
  recentTries: z.array(timeSchema),
  /** Probability that the tries of the last 30 days would have hit any active PIN, 0 to 1. */
  chanceOfHit: z.number(),
  /** How often this device may still be lifted at the device itself in these 30 days. */
  liftsLeft: z.int(),
})
export type DeviceTries = z.infer<typeof deviceTriesSchema>

export const getOwnTries = defineCall({
  method: 'GET',
  path: '/v1/device/tries',
  summary: "This device's wrong PINs, for the person who may lift its pause",
  permission: { caller: 'device', needs: 'passwordSession', roles: leadRoles },
  responses: { 200: deviceTriesSchema },
  errors: ['device_not_approved'],
})

export const liftOwnPause = defineCall({
  method: 'POST',
  path: '/v1/device/lift',
  summary: "Lift this device's pause, on the device itself",
  permission: { caller: 'device', needs: 'passwordSession', roles: leadRoles },
  responses: { 204: null },
  errors: ['device_not_approved', 'lift_used_up', 'not_paused'],
})

/** Records this device could be re-attached to, the likeliest first (DEV-12). */
export const listReattachable = defineCall({
  method: 'GET',
  path: '/v1/device/candidates',
  summary: 'Device records this device could be re-attached to',
  permission: { caller: 'device', needs: 'passwordSession', roles: leadRoles },
  query: z.strictObject({ machineId: z.string().max(128).default('') }),
  responses: {
    200: z.object({
      items: z.array(z.object({ id: idSchema, name: z.string(), lastSeenAt: timeSchema.nullable(), sameMachine: z.boolean() })),
    }),
  },
})

export const deviceSchema = z.object({
  id: idSchema,
  name: z.string(),
  status: deviceStatusSchema,
  platform: platformSchema,
  appVersion: z.string(),
  approvedAt: timeSchema,
  approvedBy: personSchema.nullable(),
  lastSeenAt: timeSchema.nullable(),
  revokedAt: timeSchema.nullable(),
  pausedAt: timeSchema.nullable(),
  /** Which bound was reached (GRD-1, GRD-2). */
  pauseReason: pauseReasonSchema.nullable(),
  /** Whose sessions are open there now; a locked one too. */
  signedIn: z.array(
    z.object({
      sessionId: idSchema,
      user: z.object({ id: idSchema, displayName: z.string() }),
      startedAt: timeSchema,
      locked: z.boolean(),
    }),
  ),
})
export type Device = z.infer<typeof deviceSchema>

export const deviceSortSchema = z.enum(['approved', 'name', 'seen', 'status'])
export type DeviceSort = z.infer<typeof deviceSortSchema>

export const listDevices = defineCall({
  method: 'GET',
  path: '/v1/devices',
  summary: "The organisation's devices",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: pageQuerySchema.extend({
    /** Found in the name, whatever the case and accents. */
    q: searchSchema.optional(),
    /** Newest approval first, by name, seen last first, or those first that wait for somebody. A cursor goes with the sort of its page. */
    sort: deviceSortSchema.default('approved'),
  }),
  responses: { 200: pageOf(deviceSchema) },
})

export const countDevices = defineCall({
  method: 'GET',
  path: '/v1/devices/counts',
  summary: 'How many devices are in which state, and how many a search finds',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: z.strictObject({ q: searchSchema.optional() }),
  responses: { 200: z.object({ approved: z.int(), paused: z.int(), revoked: z.int(), found: z.int() }) },
})

/** A device with its tries and the chance they had (GRD-9). */
export const deviceDetailsSchema = deviceSchema.extend({ tries: deviceTriesSchema })
export type DeviceDetails = z.infer<typeof deviceDetailsSchema>

export const getDevice = defineCall({
  method: 'GET',
  path: '/v1/devices/:id',
  summary: 'One device',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  responses: { 200: deviceDetailsSchema },
  errors: ['not_found'],
})

/** Nothing but the own password or PIN, by which the change is signed (SIGN-1). */
const signedSchema = z.strictObject({ confirm: confirmSchema })

export const renameDevice = defineCall({
  method: 'PATCH',
  path: '/v1/devices/:id',
  summary: 'Edit the name of a device',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: z.strictObject({ name: deviceNameSchema, confirm: confirmSchema }),
  responses: { 200: deviceSchema },
  errors: ['not_found', ...signingErrors],
})

export const revokeDevice = defineCall({
  method: 'POST',
  path: '/v1/devices/:id/revoke',
  summary: 'Revoke: the device must be approved again',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: signedSchema,
  responses: { 200: deviceSchema },
  errors: ['not_found', ...signingErrors],
})

export const liftDevice = defineCall({
  method: 'POST',
  path: '/v1/devices/:id/lift',
  summary: 'Lift the pause of a device from the console',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  responses: { 200: deviceSchema },
  errors: ['not_found', 'not_paused'],
})

export const deleteDevice = defineCall({
  method: 'DELETE',
  path: '/v1/devices/:id',
  summary: 'Delete a device altogether',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  body: signedSchema,
  responses: { 204: null },
  errors: ['not_found', ...signingErrors],
})

export const listDeviceSessions = defineCall({
  method: 'GET',
  path: '/v1/devices/:id/sessions',
  summary: 'Sessions of a device, newest first',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  query: pageQuerySchema,
  responses: {
    200: pageOf(
      z.object({
        id: idSchema,
        user: personSchema,
        method: z.enum(['pin', 'password']),
        ip: z.string(),
        startedAt: timeSchema,
        endedAt: timeSchema.nullable(),
        endReason: sessionEndReasonSchema.nullable(),
      }),
    ),
  },
  errors: ['not_found'],
})

/** Ends one session on a device, whoever's (DEV-9, DEV-10); one that is over already stays as it is. */
export const endDeviceSession = defineCall({
  method: 'DELETE',
  path: '/v1/sessions/:id',
  summary: 'End a session on a device',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: idParams,
  responses: { 204: null },
  errors: ['not_found'],
})
