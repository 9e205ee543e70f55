import { z } from 'zod'

const pageSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })

/** An admin at the console, by its HTTP calls. */
export interface ConsoleAdmin {
  /** Sends a call with the admin's cookie; anything but a success throws. */
  send(method: string, path: string, body?: object): Promise<unknown>
  deviceNamed(name: string): Promise<string>
}

/** Signs the test organisation's admin in. */
export async function signInAtConsole(server: { url: string; admin: { username: string; password: string } }): Promise<ConsoleAdmin> {
  const { username, password } = server.admin
  const opened = await request(server.url, 'POST', '/v1/console/sessions', { username, password })
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const text = await (await request(server.url, method, path, body, cookie)).text()
    return text === '' ? null : JSON.parse(text)
  }
  return {
    send,
    deviceNamed: async (name) => {
      const device = pageSchema.parse(await send('GET', '/v1/devices')).items.find((item) => item.name === name)
      if (!device) throw new Error(`the console lists no device ${name}`)
      return device.id
    },
  }
}

async function request(url: string, method: string, path: string, body?: object, cookie?: string): Promise<Response> {
  const headers = {
    origin: url,
    'sec-fetch-site': 'same-origin',
    ...(body && { 'content-type': 'application/json' }),
    ...(cookie && { cookie }),
  }
  const response = await fetch(url + path, { method, headers, body: body ? JSON.stringify(body) : null })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response
}
