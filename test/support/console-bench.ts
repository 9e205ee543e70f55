import { randomBytes } from 'node:crypto'
import { hashPassword, verifyPassword } from '../../server/crypto/passwords.ts'
import type { ServerEvent } from '../../server/events/event-bus.ts'
import { consoleSessionRoutes } from '../../server/features/console-sessions/console-session-routes.ts'
import { createConsoleSessionService } from '../../server/features/console-sessions/console-session-service.ts'
import { createOneMailbox } from '../../server/features/one-mailbox/one-mailbox.ts'
import { createPasswordService } from '../../server/features/passwords/password-service.ts'
import { createAddressLimit } from '../../server/http/address-limit.ts'
import { createCallLimit } from '../../server/http/call-limit.ts'
import { createNonces } from '../../server/http/dpop/nonces.ts'
import { createPinLookup } from '../../server/features/pins/pin-lookup-service.ts'
import { createPinTagger } from '../../server/features/pins/pin-tagger.ts'
import { wireConsoleSteps, wireSecondSteps } from '../../server/wire-second-steps.ts'
import { createHttpApp } from '../../server/http/http-app.ts'
import { createLog } from '../../server/log.ts'
import type { DatabaseKind } from '../../server/db/database.ts'
import { createPasswordBench, rightPassword } from './password-bench.ts'

type Method = 'GET' | 'POST' | 'DELETE'
type Headers = Record<string, string>

/** A browser of its own: it keeps what the server sets, as browsers do, and says where its pages come from. */
export interface TestBrowser {
  cookies: Map<string, string>
  send(method: Method, url: string, body?: object, headers?: Headers): Promise<{ status: number; body: Body; setCookie: string[] }>
}
type Body = Record<string, unknown> | null

/** The console's sign-in over HTTP, with the real guard, the real Argon2 (counted) and a held clock. */
export async function createConsoleBench(kind: DatabaseKind, publicUrl = new URL('https://shop.example')) {
  const bench = await createPasswordBench(kind)
  const verified: { password: string; hash: string | null }[] = []
  const effects = { ...bench.effects, randomBytes: (count: number) => new Uint8Array(randomBytes(count)) }
  const published: ServerEvent[] = []
  const verify: typeof verifyPassword = (password, hash) => {
    verified.push({ password, hash })
    return verifyPassword(password, hash)
  }
  const passwords = createPasswordService({ ...bench, effects, verify })
  const events = { publish: (...some: ServerEvent[]) => void published.push(...some), subscribe: () => () => undefined }
  const oneMailbox = createOneMailbox({ effects, tellWithheld: () => Promise.resolve() })
  const needs = { database: bench.database, effects, events, keys: bench.keyRing, pins: createPinLookup(bench.keyRing), oneMailbox }
  const steps = wireSecondSteps(needs, () => Promise.resolve(false))
  const ofPins = {
    ...needs,
    tagger: createPinTagger(bench.keyRing),
    tellOwner: () => Promise.resolve(),
    writeNewPin: () => Promise.resolve('no_mail_server' as const),
  }
  const service = createConsoleSessionService({ database: bench.database, effects, events, passwords, askStep: steps.askAtConsole })
  const app = await createHttpApp({
    database: bench.database,
    effects,
    nonces: createNonces({ keys: bench.keyRing, effects }),
    publicUrl: () => publicUrl,
    strangers: createAddressLimit(1_000),
    appCalls: createCallLimit(1_000),
    metricsToken: null,
    log: createLog('silent'),
    routes: consoleSessionRoutes(service, wireConsoleSteps(needs, ofPins)),
    trustProxy: false,
    onAnswered: () => undefined,
  })
  const passwordHash = await hashPassword(rightPassword)
  return {
    database: bench.database,
    clock: bench.bench,
    organisationId: bench.organisationId,
    verified,
    published,
    addOrganisation: bench.addOrganisation,
    addUser: (...[username, columns]: Parameters<typeof bench.addUser>) =>
      bench.addUser(username, { password_hash: passwordHash, ...columns }),
    browser: (ip = '192.0.2.1') => testBrowser(app, publicUrl, ip),
    close: async () => {
      await app.close()
      await bench.drop()
    },
  }
}

export type ConsoleBench = Awaited<ReturnType<typeof createConsoleBench>>

function testBrowser(app: Awaited<ReturnType<typeof createHttpApp>>, publicUrl: URL, ip: string): TestBrowser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    send: async (method, url, body, headers = { origin: publicUrl.origin, 'sec-fetch-site': 'same-origin' }) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const payload = body === undefined ? {} : { payload: body }
      const response = await app.inject({ method, url, remoteAddress: ip, headers: { ...headers, cookie }, ...payload })
      for (const { name, value, maxAge } of response.cookies) {
        if (maxAge === 0) cookies.delete(name)
        else cookies.set(name, value)
      }
      const parsed: Body = response.body === '' ? null : response.json()
      return { status: response.statusCode, body: parsed, setCookie: [response.headers['set-cookie'] ?? []].flat() }
    },
  }
}
