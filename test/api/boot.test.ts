import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { childEnvironment } from '../support/child-environment.ts'

const oldNode = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"22.20.0"}})'

describe('the start of the server', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tillpass-boot-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function start(environment: Record<string, string>, words: string[] = []) {
    const env = childEnvironment({ TILLPASS_DATA: folder, TILLPASS_PORT: '0', ...environment })
    const server = spawn(process.execPath, [...words, 'server/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    // Not at its exit: what it said last may still be under way then.
    return { server, ended: once(server, 'close'), said: () => said }
  }

  async function refusal(environment: Record<string, string>, words?: string[]) {
    const { ended, said } = start(environment, words)
    expect(await ended).toEqual([1, null])
    expect(said().trim().split('\n')).toHaveLength(1)
    return said().trim()
  }

  it.each<[string, string]>([
    ['TILLPASS_PORT', '7300x'],
    ['TILLPASS_PORT', '70000'],
    ['DATABASE_URL', 'mysql://somewhere/db'],
    ['TILLPASS_PUBLIC_URL', 'shop.example'],
    ['TILLPASS_PUBLIC_URL', 'https://tillpass.example/till'],
    ['TILLPASS_TRUST_PROXY', 'true'],
    ['TILLPASS_TRUST_PROXY', '10.0.0.0/99'],
    ['TILLPASS_METRICS_TOKEN', 'short'],
    ['SMTP_URL', 'mail.example'],
    ['LOG_LEVEL', 'loud'],
  ])('LOG-2 stops at a wrong %s with one sentence that names it, and does not repeat the value', async (name, value) => {
    const sentence = await refusal({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^${name} has to be .+\\.$`))
    expect(sentence).not.toContain(value)
  })

  it('PIN-6 listens beyond this machine, or is reached there, by https only', async () => {
    expect(await refusal({ TILLPASS_HOST: '0.0.0.0' })).toMatch(/^TILLPASS_HOST .*https/)
    expect(await refusal({ TILLPASS_HOST: '0.0.0.0', TILLPASS_PUBLIC_URL: 'http://localhost' })).toMatch(/^TILLPASS_HOST .*https/)
    expect(await refusal({ TILLPASS_PUBLIC_URL: 'http://tillpass.example' })).toMatch(/^TILLPASS_PUBLIC_URL .*https/)
  })

  it('says in one sentence that Node.js is too old, before it loads anything that needs a new one', async () => {
    expect(await refusal({}, ['--import', oldNode])).toMatch(/^Tillpass needs Node\.js 24\.\d+ or newer, and this is 22\.20\.0\.$/)
  })

  it('says in one sentence that the database is away, without its password', async () => {
    const sentence = await refusal({ DATABASE_URL: 'postgresql://till:hush@127.0.0.1:1/tillpass' })
    expect(sentence).toBe('The database at 127.0.0.1:1/tillpass (DATABASE_URL) does not answer; start it, or set another address.')
    expect(await refusal({ TILLPASS_DATA: oneWithAFolderForAFile(folder) })).toContain('tillpass.sqlite')
    writeFileSync(path.join(folder, 'tillpass.sqlite'), 'this is a letter to my aunt, and no database')
    expect(await refusal({})).toContain(path.join(folder, 'tillpass.sqlite'))
  })

  it.each(['/proc/nowhere', '/dev/null/nowhere'])('says in one sentence that %s cannot hold its data', async (place) => {
    expect(await refusal({ TILLPASS_DATA: place })).toContain(path.join(place, 'tillpass.sqlite'))
    expect(await refusal({ TILLPASS_ROOT_KEY_FILE: path.join(place, 'root.key') })).toContain(path.join(place, 'root.key'))
  })

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = address === null || typeof address === 'string' ? 0 : address.port
    expect(await refusal({ TILLPASS_PORT: String(port) })).toContain('TILLPASS_PORT')
    other.close()
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('LOG-2 keeps the root key to itself, and stops at %s within five seconds', async (signal) => {
    const { server, ended, said } = start({})
    await portOf(server.stdout)
    for (const file of ['root.key', 'tillpass.sqlite', 'tillpass.sqlite-wal'])
      expect([file, statSync(path.join(folder, file)).mode & 0o777]).toEqual([file, 0o600])
    const took = await ownTime(async () => {
      server.kill(signal)
      expect(await ended).toEqual([0, null])
    })
    expect(took).toBeLessThan(5_000)
    expect(said()).toBe('')
  })

  it('stops within five seconds, also while a request never ends', async () => {
    const { server, ended } = start({})
    const port = await portOf(server.stdout)
    const endless = connect(port, '127.0.0.1')
    endless.write(`POST /v1/console/sessions HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\n`)
    endless.write('Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n')
    await once(endless, 'data')
    endless.on('error', () => undefined) // it is cut off
    const cutOff = once(endless, 'close')
    const took = await ownTime(async () => {
      server.kill('SIGTERM')
      await cutOff
      expect(await ended).toEqual([0, null])
    })
    expect(took).toBeLessThan(5_000)
  })

  it('names every variable in .env.example, and no other', () => {
    const known = [...readFileSync('server/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    const explained = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name)
    expect(known.length).toBe(11)
    expect(explained).toEqual(known)
  })
})

function oneWithAFolderForAFile(folder: string): string {
  mkdirSync(path.join(folder, 'odd', 'tillpass.sqlite'), { recursive: true })
  return path.join(folder, 'odd')
}

/** Waits for the line that says where the server listens. */
async function portOf(output: Readable): Promise<number> {
  for await (const line of createInterface(output)) {
    const port = /"event":"started","address":"http:\/\/localhost:(\d+)"/.exec(line)?.[1]
    if (port !== undefined) return Number(port)
  }
  throw new Error('the server ended before it listened')
}
