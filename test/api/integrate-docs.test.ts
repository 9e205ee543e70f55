import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeApplication } from '../support/application.ts'
import { openConsole } from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

const page = readFileSync(new URL('../../docs/integrate.md', import.meta.url), 'utf8')
const run = promisify(execFile)
/** Stands between the answers; nothing that is answered holds it. */
const between = '\n=====\n'

interface Example {
  command: string
  /** What the page says is answered; null where it says nothing. */
  answer: unknown
}

/** Each command of the page, with the JSON that stands right below it. */
function examples(): Example[] {
  const found = page.matchAll(/```sh\n(.*?)```\n(?:\n```json\n(.*?)```\n)?/gs)
  return Array.from(found, ([, command = '', answer]) => ({
    command,
    answer: answer === undefined ? null : (JSON.parse(answer) as unknown),
  }))
}

/** The page writes `…` for what differs from call to call. */
function expected(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('…') ? expect.stringContaining(value.replace('…', '')) : value
  if (Array.isArray(value)) return value.map(expected)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expected(part)]))
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

it('FRC-5 FRC-6 FRC-7 every example in docs/integrate.md answers what the page says, one after another, and the PIN in it then logs in', async () => {
  const admin = await openConsole(server, server.admin)
  const app = await makeApplication(server, {}, admin)
  await server.database.query.updateTable('organisations').set({ pin_change_given: 1 }).execute()
  await admin.setPin(server.staffWithPassword.id, '58206')
  const shown = examples()
  expect(shown.length).toBeGreaterThan(8)
  const script = ['set -eu', ...shown.map(({ command }) => `${command}\nprintf '${between.replaceAll('\n', '\\n')}'`)].join('\n')
  const { username, password } = server.staffWithPassword
  const env = { ...process.env, TILLPASS: server.url, ET_APP_KEY: app.key, NAME: username, PASSWORD: password }
  const { stdout } = await run('bash', ['-c', script], { env })
  const answers = stdout.split(between).slice(0, -1)
  expect(answers).toHaveLength(shown.length)
  for (const [at, { command, answer }] of shown.entries()) {
    const said = answers[at] ?? ''
    if (answer === null) expect(said, command).toBe('')
    else expect(JSON.parse(said), command).toEqual(expected(answer))
  }
  const till = await openApprovedTill(server)
  expect((await till.tap('00742')).status).toBe(201)
})
