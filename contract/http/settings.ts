import { z } from 'zod'
import { defineCall } from '../call.ts'
import { languageSchema } from '../language.ts'
import { allRoles, leadRoles } from '../roles.ts'
import { logoLimits, settingBounds } from '../settings-rules.ts'
import { organisationNameSchema } from '../values.ts'

const pngPrefix = 'data:image/png;base64,'

/** A PNG as a data URL. What is in it is judged by the server, bit by bit. */
const logoSchema = z
  .string()
  .max(pngPrefix.length + Math.ceil(logoLimits.bytes / 3) * 4, 'A logo has at most 40 KB.')
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/, 'A logo is a PNG.')

const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is written like #17493a.')

const bounded = ({ min, max }: { min: number; max: number }) =>
  z.int().min(min, `Between ${min} and ${max}.`).max(max, `Between ${min} and ${max}.`)

const languagesSchema = z
  .array(languageSchema)
  .min(1, 'Registers speak at least one language.')
  .refine((languages) => new Set(languages).size === languages.length, 'Each language once.')

/** What an organisation sets for itself. */
const settableSchema = z.strictObject({
  name: organisationNameSchema,
  /** Languages that registers offer; the first is where they begin. */
  languages: languagesSchema,
  /** Colour of the shop's sign; null for Tillpass's own. */
  shopColour: colourSchema.nullable(),
  logo: logoSchema.nullable(),
  /** Seconds without a touch after which a register locks (TRM-1). */
  idleSeconds: bounded(settingBounds.idleSeconds),
  /** Longest age of a session on a register, in seconds. Shortened, it counts for open sessions too. */
  terminalSessionSeconds: bounded(settingBounds.terminalSessionSeconds),
  /** Whether a browser may be a register (TRM-8). */
  browserDevicesAllowed: z.boolean(),
  /** Longest age of a session in the console, in seconds. Shortened, it counts for open sessions too. */
  consoleSessionSeconds: bounded(settingBounds.consoleSessionSeconds),
  /** How long the records, and ended sessions, are kept, in days (LOG-3). */
  recordsDays: bounded(settingBounds.recordsDays),
  sessionsDays: bounded(settingBounds.sessionsDays),
})

export const settingsSchema = z.object({
  ...settableSchema.shape,
  /** Approved registers that run in a browser: forbidding browsers stops these. */
  browserDevices: z.int(),
  /** Grows with every change; the ETag. */
  version: z.int(),
})
export type Settings = z.infer<typeof settingsSchema>

export const getSettings = defineCall({
  method: 'GET',
  path: '/v1/settings',
  summary: "The organisation's settings",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: settingsSchema },
})

/** Changes what is given. Some settings are an admin's alone (contract/settings-rules.ts). */
export const updateSettings = defineCall({
  method: 'PATCH',
  path: '/v1/settings',
  summary: "Change the organisation's settings",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  headers: z.object({ 'if-match': z.string().optional() }),
  body: settableSchema.partial(),
  responses: { 200: settingsSchema },
  errors: ['changed_meanwhile', 'precondition_required'],
})

export const appearanceSchema = settingsSchema.pick({ name: true, shopColour: true, logo: true })
export type ShopAppearance = z.infer<typeof appearanceSchema>

export const getAppearance = defineCall({
  method: 'GET',
  path: '/v1/appearance',
  summary: "The organisation's name, colour and logo",
  permission: { caller: 'browser', needs: 'session', roles: allRoles },
  responses: { 200: appearanceSchema },
})
