import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import type { Call, Permission } from '../../contract/call.ts'
import { envelopeSchema } from '../../contract/http/app-api.ts'
import { problemSchema, statusOfCode, type ErrorCode } from '../../contract/errors.ts'
import { takesEnvelope } from './envelope.ts'

/** What any call of a kind can be refused with, besides its own codes. */
const commonErrors: Record<Permission['caller'], readonly ErrorCode[]> = {
  anyone: [],
  operator: ['not_signed_in', 'not_found', 'try_later'],
  device: ['use_dpop_nonce', 'invalid_dpop_proof', 'invalid_token', 'not_signed_in', 'not_allowed', 'try_later', 'unavailable'],
  browser: ['not_signed_in', 'not_allowed', 'cross_site_refused', 'unavailable'],
  application: ['app_key_not_accepted', 'invalid_token', 'not_allowed', 'try_later', 'unavailable'],
}
const bodyErrors: readonly ErrorCode[] = ['invalid_request', 'body_too_large', 'unsupported_media_type']

/** A call as Fastify validates and serialises it, and as OpenAPI describes it: one source for both. */
export function callSchema(call: Call): FastifySchema {
  return {
    summary: call.summary,
    tags: [call.permission.caller],
    security: securityOf(call.permission),
    ...(call.params === undefined ? {} : { params: call.params }),
    ...(call.query === undefined ? {} : { querystring: call.query }),
    ...(call.headers === undefined ? {} : { headers: call.headers }),
    ...(call.body === undefined ? {} : { body: call.body }),
    response: { ...successes(call), ...problems(call) },
  }
}

function successes(call: Call): Record<string, unknown> {
  const known = Object.entries(call.responses)
  return Object.fromEntries(known.map(([status, schema]) => [status, schema ?? z.undefined().describe('No JSON body.')]))
}

function problems(call: Call): Record<string, unknown> {
  const own = [...(call.errors ?? []), ...(call.body === undefined ? [] : bodyErrors)]
  const codes = [...new Set([...own, ...commonErrors[call.permission.caller]])]
  const statuses = [...new Set(codes.map((code) => statusOfCode[code]))]
  return Object.fromEntries(
    statuses.map((status) => {
      const description = codes.filter((code) => statusOfCode[code] === status).join(', ')
      const content = takesEnvelope(call.path)
        ? { 'application/json': { schema: envelopeSchema } }
        : { 'application/problem+json': { schema: problemSchema } }
      return [String(status), { description, content }]
    }),
  )
}

function securityOf(permission: Permission): Record<string, string[]>[] {
  switch (permission.caller) {
    case 'anyone':
      return []
    case 'operator':
      return [{ operator: [] }]
    case 'device':
      return permission.needs === 'key' || permission.needs === 'approval' ? [{ proof: [] }] : [{ proof: [], token: [] }]
    case 'browser':
      return permission.needs === 'origin' ? [] : [{ cookie: [] }]
    case 'application':
      return permission.needs === 'key' ? [{ appKey: [] }] : [{ appKey: [], bearer: [] }]
  }
}
