import { z } from 'zod'
import type { AppKind, AppScope } from '../../contract/app-keys.ts'
import type { HttpMethod } from '../../contract/call.ts'
import { openConsole, type Console } from './console.ts'
import type { TestServer } from './test-server.ts'

export interface AppReply {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

export interface AppOptions {
  body?: unknown
  /** Put over the application's own; an empty one is left out. */
  headers?: Record<string, string>
  /** Sent in place of the body, as it is. */
  raw?: string
}

const madeSchema = z.object({ appKey: z.object({ id: z.string() }), key: z.string() })

/** Another application, by its HTTP calls: it sends its key and its token with each. */
export interface Application {
  id: string
  key: string
  token: string | null
  call(method: HttpMethod, path: string, options?: AppOptions): Promise<AppReply>
  /** Gets a bearer token and keeps it. */
  getToken(): Promise<AppReply>
  authenticate(person: { username: string; password: string }, more?: object): Promise<AppReply>
}

/** An application with the key it was given. @param origin where it calls. */
export function applicationWith(origin: string, { id, key }: { id: string; key: string }): Application {
  const app: Application = {
    id,
    key,
    token: null,
    call: async (method, path, { body, headers, raw } = {}) => {
      const sent = { 'et-app-key': app.key, ...(app.token === null ? {} : { authorization: `Bearer ${app.token}` }) }
      const text = raw ?? (body === undefined ? null : JSON.stringify(body))
      const type = text === null ? {} : { 'content-type': 'application/json' }
      const all = Object.entries({ ...sent, ...type, ...headers }).filter(([, value]) => value !== '')
      const response = await fetch(origin + path, { method, headers: Object.fromEntries(all), body: text })
      const answer = await response.text()
      return { status: response.status, headers: response.headers, body: answer === '' ? {} : readObject(answer) }
    },
    getToken: async () => {
      const reply = await app.call('POST', '/v1.0/token')
      app.token = typeof reply.body['AccessToken'] === 'string' ? reply.body['AccessToken'] : null
      return reply
    },
    authenticate: ({ username, password }, more = {}) =>
      app.call('POST', '/v1.0/authentication', { body: { Username: username, Password: password, ...more } }),
  }
  return app
}

const readObject = (text: string) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))

export interface NewApplication {
  name?: string
  kind?: AppKind
  scopes?: AppScope[]
}

/** Makes a key in the console, and an application that has it. */
export async function makeApplication(
  server: Pick<TestServer, 'url' | 'admin'>,
  { name = 'Roster', kind = 'custom', scopes = ['users.authenticate', 'pins.change'] }: NewApplication = {},
  console?: Console,
): Promise<Application> {
  const at = console ?? (await openConsole(server, server.admin))
  const { body } = await at.send('POST', '/v1/app-keys', { name, kind, scopes, confirm: { password: server.admin.password } })
  const { appKey, key } = madeSchema.parse(body)
  return applicationWith(server.url, { id: appKey.id, key })
}

/** The same with a token. */
export async function openApplication(...given: Parameters<typeof makeApplication>): Promise<Application> {
  const app = await makeApplication(...given)
  await app.getToken()
  return app
}
