import type { Envelope } from '../../contract/http/app-api.ts'
import { statusOfCode, type ErrorCode, type Problem } from '../../contract/errors.ts'
import type { Refused } from './answer.ts'

const versioned = /^\/v(\d{1,4}\.\d{1,4})(?=[/?]|$)/

/** Whether an address belongs to the API of other applications, whose versions have a dot and whose answers a shape of their own (FRC-6). */
export function takesEnvelope(url: string): boolean {
  return versioned.test(url)
}

/** What an address without a route is refused with: a version that is not there is named. */
export function nothingAt(url: string): Refused {
  const version = versioned.exec(url)?.[1]
  if (version === undefined || version === '1.0') return { refused: 'not_found' }
  return { refused: 'unknown_version', errors: [{ field: 'version', rule: `Version ${version} is not there; use v1.0.` }] }
}

/** Names of statuses as callers of FRC-6 know them: those of .NET's HttpStatusCode. A status without a name does not compile. */
const statusNames: Record<(typeof statusOfCode)[ErrorCode], string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
}

/** A refusal in the shape of FRC-6: which field and why in `Errors`, and at the same place in `ErrorsCode` the code. */
export function envelopeOf({ code, title, detail, errors }: Problem): Envelope {
  const told = errors?.map(({ field, rule }) => `${field}: ${rule}`) ?? [detail ?? title]
  return { Errors: told, ErrorsCode: told.map(() => code), StatusCode: statusNames[statusOfCode[code]], IsSucceed: false }
}
