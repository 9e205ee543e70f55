import { z } from 'zod'
import { defineCall } from '../call.ts'
import { confirmSchema, signedWithSchema, signingErrors } from '../confirm.ts'
import { leadRoles } from '../roles.ts'
import { securityImageSchema } from '../security-images.ts'
import { deviceNameSchema } from '../values.ts'
import { deviceSchema, deviceTriesSchema } from './devices.ts'
import { keypadSchema } from './terminal.ts'

/** A lead who stands at the approved device that it is about. It takes no ID: another device cannot be named from here. */
const ofThisDevice = { caller: 'device', needs: 'openSession', roles: leadRoles } as const

/** By what somebody at a register may sign (SIGN-1). Never the PIN. */
export const tillSignerSchema = z.object({
  /** One of these signs. None: no PIN of this person may, and there is no password. */
  takes: z.array(signedWithSchema),
  /** How often the PIN may still be typed wrong before only the password signs. */
  pinTriesLeft: z.int(),
  /** Lengths that the PIN may have, as at the sign-in. */
  keypad: keypadSchema,
  /** By what its owner knows the screen (FRC-4); nulls where nothing was chosen, the organisation wants none, or no PIN signs. */
  securityImage: z.object({ name: securityImageSchema.nullable(), phrase: z.string().nullable() }),
})
export type TillSigner = z.infer<typeof tillSignerSchema>

export const ownDeviceSchema = z.object({
  ...deviceSchema.pick({ id: true, name: true, approvedAt: true, approvedBy: true }).shape,
  ...deviceTriesSchema.pick({ wrongToday: true, dayBudget: true }).shape,
  signer: tillSignerSchema,
})
export type OwnDevice = z.infer<typeof ownDeviceSchema>

export const getOwnDevice = defineCall({
  method: 'GET',
  path: '/v1/device',
  summary: 'This device, for the lead who stands at it',
  permission: ofThisDevice,
  responses: { 200: ownDeviceSchema },
  errors: ['device_not_approved'],
})

/** As `PATCH /v1/devices/:id` does in the console (DEV-8). */
export const renameOwnDevice = defineCall({
  method: 'PATCH',
  path: '/v1/device',
  summary: "Edit this device's name, on the device itself",
  permission: ofThisDevice,
  body: z.strictObject({ name: deviceNameSchema, confirm: confirmSchema }),
  responses: { 204: null },
  errors: ['device_not_approved', ...signingErrors],
})

/** As `POST /v1/devices/:id/revoke` does in the console (DEV-8): the session that asked for it ends with all others (DEV-10). */
export const revokeOwnDevice = defineCall({
  method: 'POST',
  path: '/v1/device/revoke',
  summary: "Take this device's approval back, on the device itself",
  permission: ofThisDevice,
  body: z.strictObject({ confirm: confirmSchema }),
  responses: { 204: null },
  errors: ['device_not_approved', ...signingErrors],
})
