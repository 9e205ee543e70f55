import type { HttpMethod } from '../../../contract/call.ts'
import { type Problem, problemSchema } from '../../../contract/errors.ts'

/** What came of a call: what it answers, why the server refused, or that there was no answer to be had. */
export type Answer<Data> = { kind: 'done'; data: Data } | Failure
export type Failure = { kind: 'refused'; problem: Problem } | { kind: 'away' }

interface Sent {
  method: HttpMethod
  path: string
  body?: object
  headers?: Record<string, string>
}

/** Sends one request with this browser's cookie. @param read takes what a success says. */
export async function send<Data>(
  { method, path, body, headers }: Sent,
  read: (response: Response) => Promise<Data>,
): Promise<Answer<Data>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    })
    if (response.ok) return { kind: 'done', data: await read(response) }
    return { kind: 'refused', problem: problemSchema.parse(await response.json()) }
  } catch {
    // No network, or an answer that is none of ours, such as a proxy's page.
    return { kind: 'away' }
  }
}
