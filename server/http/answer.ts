import type { Readable } from 'node:stream'
import type { ErrorCode, Problem } from '../../contract/errors.ts'
import type { CookieChange } from './cookies.ts'

/** A refusal on its way to a problem document: the code, and the members that help here. */
export type Refused = { refused: ErrorCode } & Partial<Omit<Problem, 'type' | 'title' | 'status' | 'code' | 'requestId'>>

/** A success: its status, body (absent for 204), headers such as `ETag`, and what becomes of the browser's cookies. */
export interface Done<Body = unknown, Status extends 200 | 201 | 202 | 204 = 200 | 201 | 202 | 204> {
  status: Status
  body?: Body
  headers?: Record<string, string>
  cookies?: readonly CookieChange[]
}

/** A success that is no JSON: metrics, server-sent events. For calls that declare `200: null`. */
export interface Streamed {
  status: 200
  stream: Readable | string
  contentType: string
  /** Where the browser is to save it as a file; a plain name. */
  fileName?: string
}

/** What a route handler gives back; the guard writes it. Exceptions are for what cannot happen. */
export type Answer<Body = unknown> = Done<Body> | Streamed | Refused
