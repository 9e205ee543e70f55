import { z } from 'zod'
import { defineCall } from '../call.ts'
import { leadRoles } from '../roles.ts'
import { timeSchema, typedPasswordSchema } from '../values.ts'

/** The first few by name; the count beside it says how many there are in all. */
const firstNamesSchema = z.array(z.string()).max(5)

/** What to look at before activating (ACT-3). People are users who are neither blocked nor removed. */
export const readinessSchema = z.object({
  people: z.int(),
  peopleWithoutPin: z.int(),
  withoutPin: firstNamesSchema,
  /** Those of them whose role needs one (POL-8). */
  peopleLackingPin: z.int(),
  lackingPin: firstNamesSchema,
  peopleWithoutEmail: z.int(),
  withoutEmail: firstNamesSchema,
  /** Devices approved in an earlier activation: their keypads work again at once. */
  earlierDevices: z.int(),
  earlierDeviceNames: firstNamesSchema,
  /** The shortest PIN there is or will be, in digits. */
  pinLength: z.int(),
  /** The shortest at which guessing stays under 4 % in 30 days and honest slips stop no busy register. */
  recommendedLength: z.int(),
  /** Chance, 0 to 1, that guessing on one device hits any PIN within 30 days, once everybody has one. */
  risk: z.number(),
  /** True from 4 % on: activating needs `acceptRisk`. */
  mustAcceptRisk: z.boolean(),
})
export type Readiness = z.infer<typeof readinessSchema>

export const pinLoginSchema = z.object({
  active: z.boolean(),
  changedAt: timeSchema.nullable(),
  /** Whether a device was ever approved here: then the organisation is past its beginnings, whatever became of the device. */
  everApproved: z.boolean(),
  /** People who have no password and could not work without PIN login (ACT-2). */
  peopleWithoutPassword: z.int(),
  /** Devices that are approved, paused ones too: deactivating stops PINs there (ACT-2). */
  approvedDevices: z.int(),
  readiness: readinessSchema,
})

export const getPinLogin = defineCall({
  method: 'GET',
  path: '/v1/pin-login',
  summary: 'Whether the organisation has PIN login activated',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: pinLoginSchema },
})

/** Activates (ACT-1) or deactivates (ACT-2) PIN login. Deactivating asks for the own password in `confirm`; activating asks to accept a risk of 4 % and more (ACT-3). */
export const putPinLogin = defineCall({
  method: 'PUT',
  path: '/v1/pin-login',
  summary: 'Activate or deactivate PIN login for the whole organisation',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  body: z.strictObject({
    active: z.boolean(),
    confirm: z.strictObject({ password: typedPasswordSchema }).optional(),
    acceptRisk: z.boolean().optional(),
  }),
  responses: { 200: pinLoginSchema },
  errors: ['confirmation_not_accepted', 'risk_not_accepted', 'try_later'],
})
