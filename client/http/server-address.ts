import { parseUrl } from './parse-url.ts'

export type ServerAddress =
  { kind: 'ok'; origin: string } | { kind: 'refused'; reason: 'not_an_address' | 'plain_http_beyond_loopback' | 'not_an_origin' }

const loopback = /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Judges the server's address before anything is sent there: https anywhere, plain http to this machine only.
 * A path, query or user name is refused, since the calls bring their own.
 */
export function judgeServerAddress(text: string): ServerAddress {
  const url = parseUrl(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { kind: 'refused', reason: 'not_an_address' }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) return { kind: 'refused', reason: 'not_an_origin' }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return { kind: 'refused', reason: 'plain_http_beyond_loopback' }
  return { kind: 'ok', origin: url.origin }
}
