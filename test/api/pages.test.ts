import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../server/log.ts'
import { startServer, type RunningServer } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'

describe('the pages', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-pages-'))
  let server: RunningServer
  beforeAll(async () => {
    const pages = path.join(folder, 'renderer')
    for (const name of ['terminal', 'console', 'assets']) mkdirSync(path.join(pages, name), { recursive: true })
    writeFileSync(path.join(pages, 'terminal', 'index.html'), 'the terminal')
    writeFileSync(path.join(pages, 'console', 'index.html'), 'the console')
    writeFileSync(path.join(pages, 'assets', 'base-1a2b.js'), '1')
    const config = readConfig({ TILLPASS_DATA: path.join(folder, 'data'), TILLPASS_PORT: '0' })
    server = await startServer({ config, log: createLog('silent'), pages })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })
  const get = async (address: string) => fetch(server.url.origin + address, { redirect: 'manual' })

  it('TRM-8 are the terminal at / and the console at /console/, asked for anew each time', async () => {
    for (const [address, text] of [
      ['/', 'the terminal'],
      ['/console/', 'the console'],
    ] as const) {
      const page = await get(address)
      expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([200, 'no-cache', text])
    }
    expect((await get('/console')).headers.get('location')).toBe('/console/')
    const asset = await get('/assets/base-1a2b.js')
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  })

  it('TRM-4 may run their own scripts and call their own server, and nothing else', async () => {
    const policy = (await get('/')).headers.get('content-security-policy')
    expect(policy?.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
  })

  it('LOG-2 lead to no other file', async () => {
    for (const address of [
      '/assets/..%2fconsole/index.html',
      '/assets/%2e%2e/%2e%2e/data/root.key',
      '/data/root.key',
      '/assets/',
      '/terminal/index.html',
      '/assets/nothing.js',
    ])
      expect([address, (await get(address)).status]).toEqual([address, expect.toBeOneOf([400, 403, 404])])
  })
})
