import axios from 'axios'
import type { HttpMethod } from '../../contract/call.ts'
import type { RawAnswer } from './answer.ts'

/** The shell's way to the network: Electron's `net.fetch`, or `window.fetch`. */
export type Fetch = typeof globalThis.fetch

export interface RawRequest {
  method: HttpMethod
  url: string
  headers: Record<string, string>
  /** JSON text. */
  body: string | null
}

export type SentRequest = { kind: 'answered'; raw: RawAnswer; nonce: string | null } | { kind: 'unreachable' }

/** How long a server may take to answer, in milliseconds. */
const patience = 10_000

/**
 * Sends one request once. What axios throws carries the request's body, which may be a PIN: it is dropped here and nothing
 * of it goes on.
 */
export async function sendRaw(fetch: Fetch, request: RawRequest): Promise<SentRequest> {
  try {
    const answer = await axios.request<string>({
      method: request.method,
      url: request.url,
      headers: { Accept: 'application/json, application/problem+json', ...request.headers, ...contentType(request) },
      data: request.body,
      adapter: 'fetch',
      env: { fetch: (input, init) => fetch(input, init) },
      fetchOptions: { cache: 'no-store' },
      withCredentials: false,
      maxRedirects: 0,
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      timeout: patience,
    })
    const nonce = answer.headers['dpop-nonce'] as unknown
    return { kind: 'answered', raw: { status: answer.status, text: answer.data }, nonce: typeof nonce === 'string' ? nonce : null }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** `false` keeps axios from calling an empty body a form. */
function contentType(request: RawRequest): { 'Content-Type': string | false } {
  return { 'Content-Type': request.body === null ? false : 'application/json' }
}
