import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { $ZodIssue } from 'zod/v4/core'
import type { Problem } from '../../contract/errors.ts'
import { isUnavailable } from '../db/unavailable.ts'
import { loggedError, type Log } from '../log.ts'
import type { Refused } from './answer.ts'
import { UnreadableBody } from './body-parser.ts'
import { sendRefusal } from './problem.ts'

/** Turns whatever was thrown into a problem document. Only what is this server's own fault is logged, and never a body. */
export function createErrorHandler(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refused = refusedBy(error)
    if (refused.refused === 'internal')
      log.error({ event: 'failed', requestId: request.id, during: 'a request', error: loggedError(error) })
    if (refused.refused === 'unavailable') log.warn({ event: 'database_away', error: loggedError(error) })
    return sendRefusal(reply, refused)
  }
}

function refusedBy(error: unknown): Refused {
  if (error instanceof UnreadableBody) return { refused: 'invalid_request', errors: [{ field: 'body', rule: bodyRule }] }
  if (isUnavailable(error)) return { refused: 'unavailable' }
  return isHttpError(error) ? refusedByFastify(error) : { refused: 'internal' }
}

/** The second half is for who writes a PIN such as 00742 as a number (FRC-6). */
const bodyRule = 'A body is JSON in UTF-8, in which no number begins with a zero.'

type HttpError = Error & Pick<FastifyError, 'validation' | 'validationContext'> & { code?: string; statusCode: number }

/** What Fastify and its plugins throw about a request. */
function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}

function refusedByFastify(error: HttpError): Refused {
  if (error.code === 'FST_ERR_VALIDATION') return { refused: 'invalid_request', errors: fieldErrors(error) }
  if (error.statusCode === 413) return { refused: 'body_too_large' }
  if (error.statusCode === 415) return { refused: 'unsupported_media_type' }
  // Files that may not be read are as good as not there.
  if (error.statusCode === 404 || error.statusCode === 403) return { refused: 'not_found' }
  // The parser's own refusals of malformed requests: bad length, bad URL, a body cut short.
  return { refused: error.statusCode < 500 ? 'invalid_request' : 'internal' }
}

interface Validation {
  instancePath: string
  message?: string | undefined
  params: Record<string, unknown>
}

function fieldErrors(error: HttpError): Problem['errors'] {
  return (error.validation ?? []).flatMap((issue) => ruleOf(issue, error.validationContext ?? 'request')).slice(0, 20)
}

function ruleOf({ instancePath, message, params }: Validation, part: string): { field: string; rule: string }[] {
  const field = instancePath.slice(1).replaceAll('/', '.')
  const branch = nearestBranch(params['errors'])
  if (branch !== null)
    return branch.map((issue) => ({ field: [field, ...issue.path.map(String)].filter(isNamed).join('.') || part, rule: issue.message }))
  return [{ field: field === '' ? part : field, rule: message ?? 'is not as the call asks for' }]
}

const isNamed = (name: string) => name !== ''

/** Of a union's branches the one that fits best: the one with the fewest complaints. */
function nearestBranch(branches: unknown): readonly $ZodIssue[] | null {
  if (!Array.isArray(branches)) return null
  const lists = branches.filter(isIssueList)
  return lists.toSorted((a, b) => a.length - b.length)[0] ?? null
}

function isIssueList(value: unknown): value is readonly $ZodIssue[] {
  return Array.isArray(value)
}
