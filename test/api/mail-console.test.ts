import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { languageSchema } from '../../contract/language.ts'
import { mailKindSchema } from '../../contract/mail-kinds.ts'
import { openConsole, type Console } from '../support/console.ts'
import { startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

interface Failed {
  items: { id: string; why: string; reply: string; resendable: boolean }[]
}

interface Template {
  kind: string
  language: string
  own: boolean
  version: string
}

describe.each(databaseKinds)('mails in the console on %s', (kind) => {
  let mails: TestMailServer
  let server: TestServer
  let manager: Console
  let refuses: boolean
  beforeEach(async () => {
    refuses = true
    mails = await startMailServer({ refuse: () => (refuses ? { code: 550, text: '5.1.1 unknown' } : null) })
    server = await startTestServer({ database: kind, smtp: mails.config })
    manager = await openConsole(server, server.manager)
  })
  afterEach(async () => {
    await server.stop()
    await mails.close()
  })
  const failed = async () => (await manager.send('GET', '/v1/mail/failed')).body as Failed
  const addBakery = async () => {
    const row = await server.database.query.selectFrom('organisations').selectAll().executeTakeFirstOrThrow()
    const other = { ...row, id: '01890000-0000-7000-8000-00000000beef', slug: 'bakery' }
    await server.database.query.insertInto('organisations').values(other).execute()
    return other.id
  }
  const invite = async () => {
    const zoe = { displayName: 'Zoë', username: 'zoe', email: 'zoe@shop.example', role: 'staff', loginMethod: 'password_and_pin' }
    await manager.send('POST', '/v1/users', zoe)
    await server.doChores()
    const { items } = await failed()
    expect(items).toHaveLength(1)
    return items[0]
  }

  it('MAIL-2 shows a refused mail with why, and sends it again: once, however often it is asked for', async () => {
    const mail = await invite()
    expect(mail).toMatchObject({
      kind: 'invitation',
      why: 'refused',
      reply: '550 5.1.1',
      resendable: true,
      user: { email: 'zoe@shop.example' },
    })
    refuses = false
    const answers = await Promise.all([1, 2, 3].map(() => manager.send('POST', `/v1/mail/failed/${mail?.id}/resend`)))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 409, 409])
    await server.doChores()
    expect(mails.received).toHaveLength(1)
    expect((await failed()).items).toEqual([])
    const types = (await server.database.query.selectFrom('audit_events').select('type').execute()).map(({ type }) => type)
    expect(types.filter((type) => type.startsWith('mail.'))).toEqual(['mail.failed', 'mail.resent'])
  })

  it('MAIL-2 shows and sends no mail of another organisation', async () => {
    const mail = await invite()
    await server.database.query
      .updateTable('outbox')
      .set({ organisation_id: await addBakery() })
      .execute()
    expect((await failed()).items).toEqual([])
    expect((await manager.send('POST', `/v1/mail/failed/${mail?.id}/resend`)).status).toBe(404)
  })

  it('MAIL-2 says which server takes the mails and what waits, without its password', async () => {
    const { body } = await manager.send('GET', '/v1/mail')
    expect(body).toEqual({ server: { host: 'localhost', encrypted: false, from: 'pin@shop.example' }, waiting: 0, trouble: null })
  })

  const templates = async () => ((await manager.send('GET', '/v1/mail-templates')).body as { items: Template[] }).items
  const versionOf = async (kind: string, language: string) =>
    (await templates()).find((one) => one.kind === kind && one.language === language)?.version ?? ''
  const put = async (words: object, { path = 'invitation/en', version = '' } = {}) => {
    const [mail = '', language = ''] = path.split('/')
    const tag = version === '' ? await versionOf(mail, language) : version
    return manager.send('PUT', `/v1/mail-templates/${path}`, words, { 'if-match': `"${tag}"` })
  }

  it('MAIL-1 keeps own words, sends them, and goes back to ours with one call', async () => {
    refuses = false
    const words = { subject: 'Come in, {{name}}', body: 'Here:\n{{link}}' }
    const saved = await put(words)
    expect(saved).toMatchObject({ status: 200, body: { ...words, own: true } })
    const zoe = { displayName: 'Zoë', username: 'zoe', email: 'zoe@shop.example', role: 'staff', loginMethod: 'password_and_pin' }
    await manager.send('POST', '/v1/users', zoe)
    await server.doChores()
    expect(mails.received.map(({ mail }) => mail.subject)).toEqual(['Come in, Zoë'])
    const tag = { 'if-match': `"${(saved.body as Template).version}"` }
    expect(await manager.send('DELETE', '/v1/mail-templates/invitation/en', undefined, tag)).toMatchObject({
      status: 200,
      body: { own: false },
    })
    const items = await templates()
    expect(items).toHaveLength(mailKindSchema.options.length * languageSchema.options.length)
    expect(items.filter(({ own }) => own)).toEqual([])
  })

  it('MAIL-1 keeps the words of each language and organisation apart', async () => {
    await put({ subject: 'Kom binnen', body: '{{link}}' }, { path: 'invitation/nl' })
    const own = (await templates()).filter((one) => one.own).map(({ kind: mail, language }) => `${mail}/${language}`)
    expect(own).toEqual(['invitation/nl'])
    await server.database.query
      .updateTable('mail_templates')
      .set({ organisation_id: await addBakery() })
      .execute()
    expect((await templates()).filter((one) => one.own)).toEqual([])
  })

  it('MAIL-1 lets nobody write over words that they have not seen: of two who save at once one is told', async () => {
    const first = await versionOf('invitation', 'en')
    const words = (subject: string) => ({ subject, body: '{{link}}' })
    const answers = await Promise.all(['A', 'B', 'C'].map((subject) => put(words(subject), { version: first })))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412, 412])
    const path = '/v1/mail-templates/invitation/en'
    expect((await manager.send('DELETE', path, undefined, { 'if-match': `"${first}"` })).status).toBe(412)
    expect((await manager.send('DELETE', path)).status).toBe(428)
    expect((await manager.send('PUT', path, words('D'))).status).toBe(428)
    const types = (await server.database.query.selectFrom('audit_events').select('type').execute()).map(({ type }) => type)
    expect(types.filter((type) => type.startsWith('mail.'))).toEqual(['mail.template_changed'])
  })

  it('MAIL-1 takes no template that breaks a rule, and names what is wrong', async () => {
    const words = { subject: 'x', body: '{{link}} {{phone}} <script>' }
    const refused = await put(words)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('{{phone}}')
    expect(JSON.stringify(refused.body)).toContain('<script>')
    for (const body of ['{{#each people}}{{link}}{{/each}}', '<% for (;;) {} %>\n{{link}}', '{{code}}\n{{link}}', 'no link'])
      expect((await put({ subject: 'x', body })).status).toBe(400)
    expect((await put({ subject: 'x', body: `{{link}}\n${'x'.repeat(1_000_000)}` })).status).toBe(413)
    expect((await put({ subject: 'x\nBcc: all@shop.example', body: '{{link}}' })).status).toBe(400)
    expect(await server.database.query.selectFrom('mail_templates').select('kind').execute()).toEqual([])
    expect((await manager.send('PUT', '/v1/mail-templates/poem/en', words)).status).toBe(400)
  })
})
