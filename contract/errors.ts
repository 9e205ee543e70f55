import { z } from 'zod'

/** Every way a call can be refused, with the HTTP status it travels under. A code without a status does not compile. */
export const statusOfCode = {
  invalid_request: 400,
  pin_too_simple: 400,
  pin_wrong_length: 400,
  security_image_missing: 400,
  use_dpop_nonce: 401,
  invalid_dpop_proof: 401,
  invalid_token: 401,
  not_signed_in: 401,
  app_key_not_accepted: 401,
  pin_not_accepted: 401,
  password_not_accepted: 401,
  pin_change_not_accepted: 401,
  confirmation_not_accepted: 403,
  current_pin_not_accepted: 403,
  password_needed: 403,
  pin_change_off: 403,
  signing_pin_not_accepted: 403,
  signing_needs_password: 403,
  code_not_accepted: 403,
  one_factor_by_mail: 403,
  not_allowed: 403,
  cross_site_refused: 403,
  device_not_approved: 403,
  device_paused: 403,
  browser_devices_forbidden: 403,
  pin_login_inactive: 403,
  not_found: 404,
  unknown_version: 404,
  method_not_allowed: 405,
  conflict: 409,
  username_taken: 409,
  pin_not_usable: 409,
  pin_unchanged: 409,
  pin_not_offered: 409,
  pin_space_full: 409,
  pin_renewal_under_way: 409,
  pins_generated_only: 409,
  pin_login_already: 409,
  last_admin: 409,
  lift_used_up: 409,
  pins_not_importable: 409,
  risk_not_accepted: 409,
  not_paused: 409,
  changed_meanwhile: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  precondition_required: 428,
  try_later: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof statusOfCode

const codes = Object.keys(statusOfCode) as [ErrorCode, ...ErrorCode[]]
export const errorCodeSchema = z.enum(codes)

/** What follows once the tries that are left have been used up (GRD-1, GRD-2). */
export const afterTriesSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), seconds: z.int() }),
  z.object({ kind: z.literal('pause') }),
])
export type AfterTries = z.infer<typeof afterTriesSchema>

/** Why a device takes no PINs until somebody lifts it. */
export const pauseReasonSchema = z.enum(['in_a_row', 'day_budget', 'month_budget'])
export type PauseReason = z.infer<typeof pauseReasonSchema>

/** RFC 9457 problem details, with Tillpass's own members. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: errorCodeSchema,
  requestId: z.string(),
  detail: z.string().optional(),
  /** Whole seconds until the same call may succeed. */
  retryAfterSeconds: z.int().optional(),
  /** Length of the whole wait that `retryAfterSeconds` is the rest of. */
  waitSeconds: z.int().optional(),
  /** Distinct wrong PINs, or wrong passwords, until `afterTries` happens; where a PIN signs, wrong ones until only the password does. */
  triesLeft: z.int().optional(),
  afterTries: afterTriesSchema.optional(),
  pausedAt: z.iso.datetime().optional(),
  pauseReason: pauseReasonSchema.optional(),
  errors: z.array(z.object({ field: z.string(), rule: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>

/** Ends a switch over a closed union: a member that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`)
}
