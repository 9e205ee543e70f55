import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Call } from '../../contract/call.ts'
import { dpopHeaders } from '../../client/http/dpop-proof.ts'
import { systemClock } from '../../client/ports/clock.ts'
import { startServer } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { codeIn } from './refusal.ts'
import { createCredentials, type Credentials } from './walker-credentials.ts'
import type { Walker } from './walkers.ts'

const operatorToken = 'the operator of the role walk'.replaceAll(' ', '-')
const nowhere = '01890000-0000-7000-8000-00000000dead'
const elsewhere = { origin: 'https://elsewhere.example' }

/** The whole server, and how each walker makes each call: with an ID that names nothing and a body without any field. */
export async function startWalk() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-walk-'))
  const config = readConfig({ TILLPASS_DATA: folder, TILLPASS_PORT: '0', TILLPASS_METRICS_TOKEN: operatorToken })
  const server = await startServer({
    config,
    log: createLog('silent'),
    pages: null,
    strangersPerMinute: 100_000,
    appCallsPerMinute: 100_000,
  })
  const credentialsOf = await createCredentials(server.database, () => Date.now())
  let nonce: string | null = null
  const headersOf = async (walker: Walker, credentials: Credentials, call: Call, url: string): Promise<Record<string, string>> => {
    const page = walker.kind === 'browser' && walker.from === 'another site' ? elsewhere : { origin: server.url.origin }
    if (walker.kind === 'operator') return { ...page, authorization: `Bearer ${operatorToken}` }
    if (credentials.app !== null) return { ...page, ...appHeaders(credentials.app) }
    if (credentials.key === null) return credentials.cookie === null ? page : { ...page, cookie: `tillpass=${credentials.cookie}` }
    const of = { method: call.method, url, token: credentials.token, nonce }
    return { ...page, ...(await dpopHeaders({ key: credentials.key, clock: systemClock }, of)) }
  }
  const send = async (call: Call, walker: Walker, credentials: Credentials): Promise<{ status: number; code: ErrorCode | null }> => {
    const url = server.url.origin + call.path.replace(':id', nowhere)
    const headers = await headersOf(walker, credentials, call, url)
    const body = call.body === undefined ? {} : { body: '{}' }
    const type: Record<string, string> = call.body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(url, { method: call.method, headers: { ...headers, ...type }, ...body })
    nonce = response.headers.get('dpop-nonce') ?? nonce
    return { status: response.status, code: await codeOf(response) }
  }
  return {
    makeCall: async (call: Call, walker: Walker) => {
      const credentials = await credentialsOf(walker)
      const first = await send(call, walker, credentials)
      return first.code === 'use_dpop_nonce' ? send(call, walker, credentials) : first
    },
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

function appHeaders({ key, token }: NonNullable<Credentials['app']>): Record<string, string> {
  return { 'et-app-key': key, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
}

/** The code of a refusal; a success is not read, since server-sent events never end. */
async function codeOf(response: Response): Promise<ErrorCode | null> {
  if (response.status >= 400) return codeIn(await response.json())
  await response.body?.cancel()
  return null
}
