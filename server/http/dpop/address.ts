import { comparableOrigin } from '../../net/loopback.ts'

/**
 * Whether a proof's `htu` names this request: the public address and the path, without query or fragment (RFC 9449, section 4.3),
 * compared after normalisation (RFC 3986, sections 6.2.2 and 6.2.3).
 * @param path the request's path without its query, as it arrived.
 */
export function namesAddress(htu: string, publicUrl: URL, path: string): boolean {
  if (!URL.canParse(htu) || htu.includes('?') || htu.includes('#')) return false
  const named = new URL(htu)
  if (named.username !== '' || named.password !== '') return false
  const own = new URL(path, publicUrl)
  return comparableOrigin(named) === comparableOrigin(own) && normalisedPath(named) === normalisedPath(own)
}

/** Percent-encoding is upper case and used for reserved characters alone; `URL` has resolved dot segments. */
function normalisedPath(url: URL): string {
  return url.pathname.replaceAll(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded.toUpperCase()
  })
}
