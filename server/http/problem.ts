import type { FastifyReply } from 'fastify'
import { statusOfCode, type ErrorCode, type Problem } from '../../contract/errors.ts'
import type { Call } from '../../contract/call.ts'
import type { Refused } from './answer.ts'
import { envelopeOf, takesEnvelope } from './envelope.ts'

/** A short sentence for each code, the same in every occurrence (RFC 9457, section 3.1.3). Screens have words of their own. */
const titleOfCode: Record<ErrorCode, string> = {
  invalid_request: 'The request is not as this call asks for.',
  pin_too_simple: 'This PIN is too easy to guess.',
  pin_wrong_length: 'This PIN has not the length that the organisation asks for.',
  security_image_missing: 'The organisation asks for a security image and a phrase.',
  use_dpop_nonce: 'The proof needs the nonce of this answer.',
  invalid_dpop_proof: 'The proof of the device key is not good.',
  invalid_token: 'The session of this token is over, or belongs to another key.',
  not_signed_in: 'This call needs a session.',
  app_key_not_accepted: 'This call needs the key of an application.',
  pin_not_accepted: 'This PIN is not accepted.',
  pin_change_not_accepted: 'This token is used up, too old, or not for this device.',
  password_not_accepted: 'User name or password is not accepted.',
  confirmation_not_accepted: 'The confirmation is not accepted.',
  current_pin_not_accepted: 'This is not the current PIN.',
  password_needed: 'This takes the own password now.',
  pin_change_off: 'The organisation lets nobody set the own PIN.',
  signing_pin_not_accepted: 'This is not the own PIN.',
  signing_needs_password: 'This is signed with the password, not with a PIN.',
  code_not_accepted: 'The code is not accepted, or no longer.',
  one_factor_by_mail: 'One mailbox gives one of password and PIN.',
  not_allowed: 'This is not allowed here to this person.',
  cross_site_refused: 'The request came from another site.',
  device_not_approved: 'This device is not approved.',
  device_paused: 'This device takes no PINs until somebody lifts its pause.',
  browser_devices_forbidden: 'The organisation allows no browser as a device.',
  pin_login_inactive: 'PIN login is not activated.',
  not_found: 'There is nothing here.',
  unknown_version: 'There is no such version of this API.',
  method_not_allowed: 'This address does not take this method.',
  conflict: 'This does not go together with what is there.',
  username_taken: 'Somebody has this user name.',
  pin_unchanged: 'This is the PIN that is to be changed, or one before it.',
  pin_not_usable: 'This PIN cannot be used.',
  pin_not_offered: 'This PIN is not on offer, or no longer.',
  pin_space_full: 'No PIN of this length is free.',
  pins_generated_only: 'PINs are generated here, and not typed.',
  pin_login_already: 'PIN login is in that state already.',
  last_admin: 'An organisation keeps one admin with a password.',
  lift_used_up: 'This device was lifted here as often as it may be.',
  pins_not_importable: 'PINs can be imported before the first activation only.',
  pin_renewal_under_way: 'New PINs are being given to everybody. Let that end, or cancel it, first.',
  risk_not_accepted: 'The risk at this PIN length has to be accepted first.',
  not_paused: 'This device is not paused.',
  changed_meanwhile: 'Somebody changed this meanwhile.',
  body_too_large: 'The request is too large.',
  unsupported_media_type: 'This call takes application/json.',
  precondition_required: 'This call needs If-Match.',
  try_later: 'Too many tries; later again.',
  internal: 'Something failed here.',
  unavailable: 'This cannot be answered now; later again.',
}

/** The problem document (RFC 9457) of a refusal. */
export function problemOf({ refused, ...members }: Refused, requestId: string): Problem {
  return {
    type: `urn:tillpass:problem:${refused}`,
    title: titleOfCode[refused],
    status: statusOfCode[refused],
    code: refused,
    requestId,
    ...members,
  }
}

/** Answers with a problem document, or in the shape of its version, and says in the headers what clients look for there. */
export function sendRefusal(reply: FastifyReply, refused: Refused): FastifyReply {
  const problem = problemOf(refused, reply.request.id)
  reply.request.refusal = problem.code
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', String(problem.retryAfterSeconds))
  const challenge = problem.status === 401 ? challengeOf(reply.request.routeOptions.config.call, problem.code) : null
  if (challenge !== null) void reply.header('www-authenticate', challenge)
  const [type, body] = takesEnvelope(reply.request.url)
    ? (['application/json', envelopeOf(problem)] as const)
    : (['application/problem+json', problem] as const)
  return reply.code(problem.status).header('content-type', type).send(JSON.stringify(body))
}

const errorsOfDpop: ReadonlySet<ErrorCode> = new Set(['use_dpop_nonce', 'invalid_dpop_proof', 'invalid_token'])

/** What a 401 asks for (RFC 9110, section 11.6.1; RFC 6750, section 3; RFC 9449, sections 7.1 and 9). Browsers get none: it would open their own dialog. */
function challengeOf(call: Call | undefined, code: ErrorCode): string | null {
  if (call?.permission.caller === 'operator') return 'Bearer'
  if (call?.permission.caller === 'application') return code === 'invalid_token' ? 'Bearer error="invalid_token"' : 'Bearer'
  if (call?.permission.caller !== 'device') return null
  return errorsOfDpop.has(code) ? `DPoP error="${code}", algs="ES256"` : 'DPoP algs="ES256"'
}
