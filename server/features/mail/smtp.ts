import { createTransport } from 'nodemailer'
import type { MailFailure } from '../../../contract/mail-kinds.ts'
import type { SmtpConfig } from '../../smtp-url.ts'

/** A mail as it goes out. */
export interface Letter {
  /** The same each time it is sent, so that a second delivery can be told (RFC 5322, section 3.6.4). */
  id: string
  to: { name: string; address: string }
  /** Name that it comes from. */
  from: string
  subject: string
  text: string
  html: string
}

/** What came of it; `reply` is the server's code, such as `550 5.1.1`. `final`: trying again would change nothing. */
export type Delivery = { sent: true } | { sent: false; final: boolean; why: MailFailure; reply: string | null }

/** Hands mails to a mail server. */
export type Deliver = (letter: Letter) => Promise<Delivery>

export interface SmtpTrust {
  /** Certificates of authorities to trust besides the machine's own, as PEM. */
  ca?: string
}

/** A name or address with a line break could add headers of its own (RFC 5322, section 2.2). */
const breaksLines = /[\p{Cc}\u2028\u2029]/u

/** Speaks SMTP. Nothing of a letter is logged, and nothing of it is read from a file or fetched. */
export function createSmtp(config: SmtpConfig, { ca }: SmtpTrust = {}): Deliver {
  const transport = createTransport({
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca !== undefined && { ca }) },
    ...(config.auth !== null && { auth: { user: config.auth.user, pass: config.auth.password } }),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  return async (letter) => {
    const { address } = letter.to
    if (breaksLines.test(address) || /[\s<>,;]/u.test(address) || !address.includes('@')) {
      return { sent: false, final: true, why: 'no_address', reply: null }
    }
    try {
      await transport.sendMail(messageOf(config, letter))
      return { sent: true }
    } catch (error: unknown) {
      return failureOf(error)
    }
  }
}

function messageOf({ from }: SmtpConfig, letter: Letter) {
  return {
    messageId: `<${letter.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from: { name: oneLine(letter.from), address: from },
    to: { name: oneLine(letter.to.name), address: letter.to.address },
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    // A machine wrote it: no out-of-office answers (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** What nodemailer says of an attempt; only codes are taken from it, since a server's words may quote the mail. */
function failureOf(error: unknown): Delivery {
  const { code, status, enhanced } = codesOf(error)
  const reply = status === null ? null : [status, enhanced].filter((part) => part !== null).join(' ')
  const later = (why: MailFailure): Delivery => ({ sent: false, final: false, why, reply })
  if (code === 'EAUTH' || code === 'ENOAUTH') return later('sign_in_refused')
  if (code === 'ETLS' || code === 'EREQUIRETLS' || certificateCodes.test(code)) return later('not_secure')
  if ((code === 'EENVELOPE' || code === 'EMESSAGE') && status !== null && status >= 500) {
    return { sent: false, final: true, why: 'refused', reply }
  }
  // nodemailer has no reply to go by where it found an address that no server can take.
  if (code === 'EENVELOPE' && status === null) return { sent: false, final: true, why: 'no_address', reply }
  return later(status === null ? 'not_reached' : 'put_off')
}

/** OpenSSL's names for certificates that are not to be trusted. */
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|ERR_SSL|EPROTO/

function codesOf(error: unknown): { code: string; status: number | null; enhanced: string | null } {
  if (!(error instanceof Error)) return { code: '', status: null, enhanced: null }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  const response = 'response' in error && typeof error.response === 'string' ? error.response : ''
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null
  // A certificate that is refused during STARTTLS arrives as ESOCKET with the reason in its message.
  const untrusted = /certificate|self[- ]signed|altname/i.test(error.message) && status === null
  return { code: untrusted ? 'ETLS' : code, status, enhanced }
}
