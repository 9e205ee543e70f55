import { parseUrl } from '../../client/http/parse-url.ts'

/** The terminal's own scheme: a real origin, unlike file:, and no network behind it. */
export const scheme = 'app'
export const host = 'terminal'
export const startPage = `${scheme}://${host}/terminal/index.html`

/** True for addresses of the terminal's own pages. Node knows no origin for a scheme of ours, so the parts are compared. */
export function isOwnPage(address: string): boolean {
  const url = parseUrl(address)
  return url?.protocol === `${scheme}:` && url.host === host
}
