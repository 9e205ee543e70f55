import type { HttpMethod } from '../../contract/call.ts'
import type { TestServer, WithPassword } from './test-server.ts'
import type { Reply } from './till.ts'

/** A browser at the console, by its HTTP calls; every answer comes back, refusals too. */
export async function openConsole(server: Pick<TestServer, 'url'>, person: Pick<WithPassword, 'username' | 'password'>) {
  let cookie = ''
  const send = async (
    method: HttpMethod,
    path: string,
    body?: object,
    extra: Record<string, string> = {},
  ): Promise<Reply & { etag: string }> => {
    const headers = {
      origin: server.url,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': 'application/json' }),
      ...(cookie !== '' && { cookie }),
      ...extra,
    }
    const response = await fetch(server.url + path, { method, headers, body: body ? JSON.stringify(body) : null })
    const set = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
    if (set.length > 0) cookie = set.join('; ')
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown), etag: response.headers.get('etag') ?? '' }
  }
  const { username, password } = person
  const opened = await send('POST', '/v1/console/sessions', { username, password })
  const setPin = (userId: string, pin: string) => send('PUT', `/v1/users/${userId}/pin`, { pin, confirm: { password } })
  /** What the browser would save as a file. */
  const download = async (path: string) => {
    const response = await fetch(server.url + path, { headers: { cookie } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return { opened, send, setPin, download }
}

export type Console = Awaited<ReturnType<typeof openConsole>>
