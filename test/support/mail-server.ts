import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpConfig } from '../../server/smtp-url.ts'
import { fixedPort } from './fixed-port.ts'

/** What a test mail server was given, read as a mail program reads it. */
export interface Received {
  mail: Email
  raw: string
  to: string[]
}

export interface MailServerOptions {
  /** SMTP's own port where it is to come back at the same place. */
  port?: number
  /** Reply to RCPT: null takes it. */
  refuse?: (address: string) => { code: number; text: string } | null
  /** What happens once the whole mail is there: `die` cuts the connection without an answer. */
  afterData?: () => 'take' | 'die' | { code: number; text: string }
  tls?: { key: string; cert: string; from: 'start' | 'starttls' }
  /** Whether the second of two at once waits for this. */
  hold?: () => Promise<void>
}

/** A real SMTP server on a free port of this machine, which nobody else is given while the server is away. */
export async function startMailServer(options: MailServerOptions = {}) {
  const received: Received[] = []
  let connections = 0
  const onConnect: SMTPServerOptions['onConnect'] = (_, done) => {
    connections += 1
    done()
  }
  const server = new SMTPServer({ ...smtpOptions(options), onConnect, onData: taking(options, received) })
  server.on('error', () => undefined)
  server.listen(options.port ?? (await fixedPort()), '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    received,
    connections: () => connections,
    config: configFor(port, options),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve)
      }),
  }
}

export type TestMailServer = Awaited<ReturnType<typeof startMailServer>>

function configFor(port: number, { tls }: MailServerOptions): SmtpConfig {
  const security = tls === undefined ? 'none' : tls.from === 'start' ? 'tls' : 'starttls'
  return { host: 'localhost', port, security, auth: null, from: 'pin@shop.example' }
}

function smtpOptions({ tls, refuse }: MailServerOptions): SMTPServerOptions {
  return {
    authOptional: true,
    disableReverseLookup: true,
    secure: tls?.from === 'start',
    ...(tls !== undefined && { key: tls.key, cert: tls.cert }),
    disabledCommands: tls?.from === 'starttls' ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      const refused = refuse?.(address) ?? null
      done(refused === null ? null : replyOf(refused))
    },
  }
}

function taking({ afterData, hold }: MailServerOptions, received: Received[]): NonNullable<SMTPServerOptions['onData']> {
  return (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
    stream.on('end', () => {
      const end = afterData?.() ?? 'take'
      if (typeof end === 'object') {
        done(replyOf(end))
        return
      }
      const raw = Buffer.concat(chunks).toString('utf8')
      void (hold?.() ?? Promise.resolve())
        .then(() => PostalMime.parse(raw))
        .then((mail) => {
          received.push({ mail, raw, to: session.envelope.rcptTo.map(({ address }) => address) })
          if (end === 'take') done(null)
          else cutters.get(session.remotePort)?.()
        })
    })
  }
}

/** smtp-server has no way to die in the middle; the socket of a session does. */
const cutters = new Map<number, () => void>()

/** In front of a mail server: cuts the connection where the server says so. */
export async function startCutter(behind: number): Promise<Server & { port: number }> {
  const net = await import('node:net')
  const front = createServer((socket) => {
    const through = net.connect(behind, '127.0.0.1')
    through.once('connect', () => cutters.set((through.address() as AddressInfo).port, () => (through.destroy(), socket.destroy())))
    socket.pipe(through).pipe(socket)
    socket.on('error', () => through.destroy())
    through.on('error', () => socket.destroy())
  })
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return Object.assign(front, { port: (front.address() as AddressInfo).port })
}

function replyOf({ code, text }: { code: number; text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code })
}
