import type { z } from 'zod'
import type { Call, Permission } from '../../contract/call.ts'
import type { DeviceRow } from '../db/schema.ts'
import type { Answer, Done, Refused, Streamed } from './answer.ts'
import type { AnyoneCaller, ApplicationCaller, BrowserCaller, Caller, DeviceCaller, WithSession } from './caller.ts'

/** A request after the guard: the caller has the call's permission, and every part has passed the call's schema. */
export interface RouteRequest {
  caller: Caller
  body: unknown
  params: unknown
  query: unknown
  headers: unknown
  /** Names this request in answers and logs. */
  requestId: string
}

/**
 * Who remembers a device's proof (RFC 9449, section 11.1): the guard before the handler runs, or the handler itself with
 * `spendProof(tx, caller.proof)` in its own transaction.
 */
export type SpendsProof = 'guard' | 'handler'

/** A call with what answers it. Without a permission in its call it does not compile. */
export interface Route {
  call: Call
  spendsProof: SpendsProof
  /** Where the token is optional: true answers `invalid_token` to one whose session is over, false goes on without a session. */
  refusesDeadToken: boolean
  handle(request: RouteRequest): Promise<Answer>
}

type CallerOf<P extends Permission> = P extends { caller: 'anyone' | 'operator' }
  ? AnyoneCaller
  : P extends { caller: 'application' }
    ? ApplicationCaller
    : P extends { caller: 'device'; needs: 'key' }
      ? DeviceCaller
      : P extends { caller: 'device'; needs: 'approval' }
        ? DeviceCaller & { device: DeviceRow }
        : P extends { caller: 'device' }
          ? WithSession<DeviceCaller>
          : P extends { needs: 'session' }
            ? WithSession<BrowserCaller>
            : BrowserCaller

type Parsed<C extends Call, Part extends 'body' | 'params' | 'query' | 'headers'> =
  C extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

/** What the handler of a call gets, inferred from the call. */
export interface RequestOf<C extends Call> extends RouteRequest {
  caller: CallerOf<C['permission']>
  body: Parsed<C, 'body'>
  params: Parsed<C, 'params'>
  query: Parsed<C, 'query'>
  headers: Parsed<C, 'headers'>
}

type DoneOf<Responses> = {
  [Status in keyof Responses & (200 | 201 | 202 | 204)]: Responses[Status] extends z.ZodType
    ? Done<z.input<Responses[Status]>, Status> & { body: z.input<Responses[Status]> }
    : (Done<undefined, Status> & { body?: undefined }) | Streamed
}[keyof Responses & (200 | 201 | 202 | 204)]

/** What the handler of a call may answer: one of its declared statuses with that body, or a refusal. */
export type AnswerOf<C extends Call> = DoneOf<C['responses']> | Refused

/** Binds a call of the contract to its handler; every type follows from the call. */
export function defineRoute<const C extends Call>(
  call: C,
  handle: (request: RequestOf<C>) => Promise<AnswerOf<C>>,
  options: Partial<Pick<Route, 'spendsProof' | 'refusesDeadToken'>> = {},
): Route {
  return { call, spendsProof: options.spendsProof ?? 'guard', refusesDeadToken: options.refusesDeadToken ?? false, handle }
}
