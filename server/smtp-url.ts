import { z } from 'zod'

/** The mail server, and how it is spoken to. */
export interface SmtpConfig {
  host: string
  port: number
  /** `tls` from the first byte, `starttls` or nothing is sent, or `none`: in the clear, which somebody has to ask for. */
  security: 'tls' | 'starttls' | 'none'
  auth: { user: string; password: string } | null
  /** The sender's address. */
  from: string
}

export const smtpUrlSchema = z
  .url({ protocol: /^smtps?$/, error: 'an address like smtps://user:password@host:465', abort: true })
  .refine(saysHowOnly, 'an address with at most ?tls=off behind it, and that with smtp:// alone')

/** @param value a URL that `smtpUrlSchema` let through. */
export function readSmtpUrl(value: string): Omit<SmtpConfig, 'from'> {
  const url = new URL(value)
  const security = url.protocol === 'smtps:' ? 'tls' : url.searchParams.get('tls') === 'off' ? 'none' : 'starttls'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? standardPort[security] : Number(url.port),
    security,
    auth: url.username === '' ? null : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  }
}

/** RFC 8314 and RFC 6409; a server in the clear stands beside us. */
const standardPort = { tls: 465, starttls: 587, none: 25 } as const

/** A switch that was misspelt must not be taken for none. */
function saysHowOnly(value: string): boolean {
  const { hostname, protocol, search, pathname, hash } = new URL(value)
  if (hostname === '' || !['', '/'].includes(pathname) || hash !== '') return false
  return search === '' || (search === '?tls=off' && protocol === 'smtp:')
}
