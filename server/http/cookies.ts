import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long a browser stays a known place (GRD-8) since the last sign-in there, in seconds: 400 days, the most that browsers keep. */
const placeSeconds = 400 * 86_400

/**
 * What an answer does to this browser's cookies: gives it a session for `seconds`, takes the session away, or makes it a
 * place where its owner signed in before (GRD-8). Values are secrets.
 */
export type CookieChange =
  { cookie: 'session'; value: string; seconds: number } | { cookie: 'session'; value: null } | { cookie: 'place'; value: string }

const names = {
  /** `__Host-`: no other host, path or plain connection can set them (RFC 6265bis, section 4.1.3.2). */
  secure: { session: '__Host-tillpass', place: '__Host-tillpass-place' },
  /** Plain http, which is taken on this machine alone. */
  plain: { session: 'tillpass', place: 'tillpass-place' },
} as const

/** Cookies that a request brought, or null for those it did not. @param secure whether browsers reach the server by https. */
export function readCookies(request: FastifyRequest, secure: boolean): { session: string | null; place: string | null } {
  const name = names[secure ? 'secure' : 'plain']
  return { session: request.cookies[name.session] ?? null, place: request.cookies[name.place] ?? null }
}

/** Writes the changes of an answer as `Set-Cookie`. @param secure as for `readCookies`. */
export function writeCookies(reply: FastifyReply, changes: readonly CookieChange[], secure: boolean): void {
  const name = names[secure ? 'secure' : 'plain']
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, secure, sameSite: 'strict' }
  for (const change of changes) {
    void reply.setCookie(name[change.cookie], change.value ?? '', { ...options, maxAge: secondsOf(change) })
  }
}

function secondsOf(change: CookieChange): number {
  if (change.cookie === 'place') return placeSeconds
  return change.value === null ? 0 : change.seconds
}
