import { dpopHeaders } from '../../client/http/dpop-proof.ts'
import { deviceKeyOf, makeKeyPair } from '../../client/device-key.ts'
import { systemClock } from '../../client/ports/clock.ts'
import type { HttpMethod } from '../../contract/call.ts'
import { approveDevice, type Platform } from '../../contract/http/devices.ts'
import { openedSessionSchema, type OpenedSession } from '../../contract/http/sessions.ts'
import { terminalEventSchema, type TerminalEvent } from '../../contract/http/terminal.ts'
import type { TestServer, WithPassword } from './test-server.ts'

export interface Reply {
  status: number
  /** Null for an empty one. */
  body: unknown
}

/** A device with a key of its own, by its HTTP calls: no state machine, so that a test sees each answer. */
export async function openTill(server: Pick<TestServer, 'url'>, origin = server.url) {
  const key = await deviceKeyOf(await makeKeyPair({ extractable: false }))
  const till = { token: null as string | null }
  let nonce: string | null = null
  const once = async (method: HttpMethod, path: string, body?: object): Promise<Response> => {
    const proof = await dpopHeaders({ key, clock: systemClock }, { method, url: server.url + path, token: till.token, nonce })
    const headers = { ...proof, ...(body && { 'content-type': 'application/json' }) }
    const response = await fetch(origin + path, { method, headers, body: body ? JSON.stringify(body) : null })
    nonce = response.headers.get('dpop-nonce') ?? nonce
    return response
  }
  const fetchSigned = async (method: HttpMethod, path: string, body?: object): Promise<Response> => {
    const first = await once(method, path, body)
    if (first.status !== 401 || !(await first.clone().text()).includes('use_dpop_nonce')) return first
    return once(method, path, body)
  }
  const send = async (method: HttpMethod, path: string, body?: object): Promise<Reply> => {
    const response = await fetchSigned(method, path, body)
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
  }
  const signIn = async (path: string, body: object): Promise<Reply & { session: OpenedSession | null }> => {
    till.token = null
    const reply = await send('POST', path, body)
    const session = reply.status === 201 ? openedSessionSchema.parse(reply.body) : null
    till.token = session?.token ?? null
    return { ...reply, session }
  }
  return {
    key,
    send,
    /** As another person's token would look: the next calls carry it. */
    useToken: (token: string | null) => void (till.token = token),
    tap: (pin: string) => signIn('/v1/sessions/pin', { pin }),
    typePassword: ({ username, password }: Pick<WithPassword, 'username' | 'password'>) =>
      signIn('/v1/sessions/password', { username, password }),
    approve: (name = 'Till 1', platform: Platform = 'electron') =>
      send('POST', approveDevice.path, { name, machineId: '', platform, appVersion: '1.0.0' }),
    /** What the server tells this device from now on. */
    listen: async () => readEvents(await fetchSigned('GET', '/v1/terminal/events')),
  }
}

export type Till = Awaited<ReturnType<typeof openTill>>

/** A device approved by the admin, who signed out again. */
export async function openApprovedTill(server: TestServer, name = 'Till 1', platform: Platform = 'electron'): Promise<Till> {
  const till = await openTill(server)
  await till.typePassword(server.admin)
  const { status } = await till.approve(name, platform)
  if (status !== 201) throw new Error(`the approval was answered with ${status}`)
  await till.send('DELETE', '/v1/session')
  till.useToken(null)
  return till
}

/** Reads server-sent events one by one; the reader is cancelled with `close`. */
function readEvents(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<TerminalEvent | null> => {
    for (;;) {
      const found = /^data: ?(.*)\r?\n/m.exec(text)
      if (found?.[1] !== undefined) {
        text = text.slice(found.index + found[0].length)
        return terminalEventSchema.parse(JSON.parse(found[1]))
      }
      const part = await reader?.read()
      if (part?.value === undefined) return null
      text += part.value
    }
  }
  return { next, close: () => reader?.cancel() }
}
