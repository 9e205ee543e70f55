import type { z } from 'zod'
import type { HttpMethod } from '../../../contract/call.ts'
import { reportConnection, sessionHasEnded } from '../console-store.ts'
import { type Answer, send } from './send.ts'

interface CallOf<Data, Body> {
  method: HttpMethod
  path: string
  body?: z.ZodType<unknown, Body>
  responses: { 200?: z.ZodType<Data>; 201?: z.ZodType<Data>; 202?: z.ZodType<Data>; 204?: null }
}

export interface Given<Body> {
  params?: Record<string, string>
  /** What is given several times is written several times. */
  query?: Record<string, string | number | readonly string[]>
  body?: Body
  headers?: Record<string, string>
}

/** Makes a call of the contract and parses what it answers. A session that ended, or a server that is away, shows over every page. */
export async function ask<Data, Body extends object>(call: CallOf<Data, Body>, given: Given<NoInfer<Body>> = {}): Promise<Answer<Data>> {
  const { 200: ok, 201: created, 202: accepted } = call.responses
  const schema = ok ?? created ?? accepted
  return follow(
    await send(requestOf(call, given), async (response) => {
      if (!schema) throw new Error(`${call.path} answers nothing`)
      return schema.parse(await response.json())
    }),
  )
}

/** Makes a call whose success has no body. */
export async function tell(call: Pick<CallOf<unknown, object>, 'method' | 'path'>, given: Given<object> = {}): Promise<Answer<null>> {
  return follow(await send(requestOf(call, given), () => Promise.resolve(null)))
}

/** The address of a call: a path with its parameters and its query filled in. */
export function addressOf(path: string, { params = {}, query = {} }: Pick<Given<object>, 'params' | 'query'>): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  ).toString()
  return search === '' ? filled : `${filled}?${search}`
}

function requestOf({ method, path }: { method: HttpMethod; path: string }, { body, headers, ...given }: Given<object>) {
  return { method, path: addressOf(path, given), ...(body && { body }), ...(headers && { headers }) }
}

function follow<Data>(answer: Answer<Data>): Answer<Data> {
  reportConnection(answer.kind !== 'away')
  if (answer.kind === 'refused' && answer.problem.code === 'not_signed_in') sessionHasEnded()
  return answer
}
