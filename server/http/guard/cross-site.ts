import type { IncomingHttpHeaders } from 'node:http'
import { comparableOrigin } from '../../net/loopback.ts'

/**
 * Whether a browser's write comes from this site's own pages. `Origin` and `Sec-Fetch-Site` cannot be set by a page; at least
 * one has to be there, and none may say otherwise (OWASP, Cross-Site Request Forgery Prevention).
 */
export function comesFromOwnPages(headers: IncomingHttpHeaders, publicUrl: URL): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (origin === undefined && site === undefined) return false
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined || (URL.canParse(origin) && comparableOrigin(new URL(origin)) === comparableOrigin(publicUrl))
}
