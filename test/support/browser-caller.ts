import { readReply, type Reply } from './device-caller.ts'

export interface BrowserOptions {
  body?: unknown
  /** Put over the headers of a page of the site's own. */
  headers?: Record<string, string>
}

/** A browser with a cookie jar of its own, on a page of the server's. */
export interface TestBrowser {
  cookies: Map<string, string>
  call(method: string, path: string, options?: BrowserOptions): Promise<Reply>
  signIn(person: { username: string; password: string }): Promise<Reply>
}

/** @param server its public address, and where to send to if that is elsewhere. */
export function createBrowser(server: { url: string; origin?: string }): TestBrowser {
  const cookies = new Map<string, string>()
  const call = async (method: string, path: string, { body, headers }: BrowserOptions = {}): Promise<Reply> => {
    const response = await fetch((server.origin ?? server.url) + path, {
      method,
      headers: {
        origin: server.url,
        'sec-fetch-site': 'same-origin',
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return readReply(response)
  }
  return {
    cookies,
    call,
    signIn: ({ username, password }) => call('POST', '/v1/console/sessions', { body: { username, password } }),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  const gone = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')
  if (gone) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}
