import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import type { DatabaseLocation } from './db/open-database.ts'
import { isLoopback } from './net/loopback.ts'
import { readSmtpUrl, smtpUrlSchema, type SmtpConfig } from './smtp-url.ts'

/** A setting that cannot be meant; the message is one sentence that names the variable. */
export class ConfigError extends Error {}

const port = z.coerce.number('a port from 0 to 65535').int('a whole number').min(0, '0 or more').max(65_535, 'at most 65535')
const text = z.string().min(1)
const origin = z
  .url({ protocol: /^https?$/, error: 'an address like https://tillpass.example.com', abort: true })
  .refine((value) => value.replace(/\/$/, '') === new URL(value).origin, 'an address without user, path or query')
const postgresUrl = z.url({ protocol: /^postgres(?:ql)?$/, error: 'an address like postgresql://user:password@host/database' })
const longToken = z
  .string()
  .min(16, 'at least 16 characters long')
  .regex(/^[\x21-\x7e]+$/, 'made of letters, digits and signs only')
const proxies = z.string().refine(namesProxies, 'the addresses or networks of proxies with commas between, such as 10.0.0.0/8,::1')
const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'one of debug, info, warn, error and silent')

/** What the environment may say; `.env.example` explains each. Values are judged, the sentence is made below. */
const environmentSchema = z.object({
  TILLPASS_PORT: port.default(7300),
  TILLPASS_HOST: text.default('127.0.0.1'),
  TILLPASS_DATA: text.default('data'),
  DATABASE_URL: postgresUrl.optional(),
  TILLPASS_ROOT_KEY_FILE: text.optional(),
  TILLPASS_PUBLIC_URL: origin.optional(),
  TILLPASS_TRUST_PROXY: proxies.optional(),
  TILLPASS_METRICS_TOKEN: longToken.optional(),
  SMTP_URL: smtpUrlSchema.optional(),
  SMTP_FROM: z.email('an e-mail address like pin@shop.example').optional(),
  LOG_LEVEL: logLevel.default('info'),
})
type Environment = z.infer<typeof environmentSchema>

export interface Config {
  port: number
  host: string
  /** Absolute; holds the SQLite file and the root key. */
  dataFolder: string
  database: DatabaseLocation
  rootKeyFile: string
  /** Where terminals and browsers reach the server; null: at the loopback address it listens on. */
  publicUrl: URL | null
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed. */
  trustProxy: string[]
  metricsToken: string | null
  /** Who takes the mails; null: none are sent. */
  smtp: SmtpConfig | null
  logLevel: z.infer<typeof logLevel>
}

/** Reads the settings. @throws ConfigError with one sentence that names the first wrong variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const named = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = environmentSchema.safeParse(named)
  if (!read.success) throw new ConfigError(sentenceOf(read.error))
  const config = configOf(read.data)
  refusePlainHttpBeyondLoopback(config)
  return config
}

function sentenceOf(error: z.ZodError): string {
  const issue = error.issues[0]
  return `${String(issue?.path[0])} has to be ${issue?.message ?? 'something else'}.`
}

function configOf(read: Environment): Config {
  const dataFolder = path.resolve(read.TILLPASS_DATA)
  return {
    port: read.TILLPASS_PORT,
    host: read.TILLPASS_HOST,
    dataFolder,
    database:
      read.DATABASE_URL === undefined
        ? { kind: 'sqlite', file: path.join(dataFolder, 'tillpass.sqlite') }
        : { kind: 'postgresql', url: read.DATABASE_URL },
    rootKeyFile: path.resolve(read.TILLPASS_ROOT_KEY_FILE ?? path.join(dataFolder, 'root.key')),
    publicUrl: read.TILLPASS_PUBLIC_URL === undefined ? null : new URL(read.TILLPASS_PUBLIC_URL),
    trustProxy: proxiesOf(read.TILLPASS_TRUST_PROXY ?? ''),
    metricsToken: read.TILLPASS_METRICS_TOKEN ?? null,
    smtp: read.SMTP_URL === undefined ? null : smtpOf(read.SMTP_URL, read.SMTP_FROM),
    logLevel: read.LOG_LEVEL,
  }
}

/** Where no sender is named, the mail server's user is it. */
function smtpOf(url: string, from: string | undefined): SmtpConfig {
  const config = readSmtpUrl(url)
  const sender = from ?? config.auth?.user ?? ''
  if (!z.email().safeParse(sender).success) {
    throw new ConfigError('SMTP_FROM has to be the e-mail address that mails come from, like pin@shop.example.')
  }
  return { ...config, from: sender }
}

/** PINs and passwords never cross a network in the clear (DESIGN, Transport). */
function refusePlainHttpBeyondLoopback({ host, publicUrl }: Config): void {
  if (publicUrl?.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    throw new ConfigError('TILLPASS_PUBLIC_URL is plain http beyond this machine, where PINs could be read on the way; it has to be https.')
  }
  if (!isLoopback(host) && publicUrl?.protocol !== 'https:') {
    throw new ConfigError(
      'TILLPASS_HOST listens beyond this machine, so TILLPASS_PUBLIC_URL has to name the https address that leads here.',
    )
  }
}

function proxiesOf(value: string): string[] {
  return value === '' ? [] : value.split(',').map((part) => part.trim())
}

function namesProxies(value: string): boolean {
  return proxiesOf(value).every(isAddressOrNetwork)
}

function isAddressOrNetwork(value: string): boolean {
  const [address = '', prefix] = value.split('/')
  const version = isIP(address)
  if (version === 0 || prefix === undefined) return version !== 0
  const longest = version === 4 ? 32 : 128
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest
}
