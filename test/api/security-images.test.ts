import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { securityImages, type SecurityImageRule } from '../../contract/security-images.ts'
import { openConsole, type Console } from '../support/console.ts'
import { signedBy } from '../support/signed-by.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe.each(databaseKinds)('security images on %s', (kind) => {
  let server: TestServer
  let amara: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    amara = await openConsole(server, server.staffWithPassword)
  })
  afterEach(() => server.stop())

  const ask = (rule: SecurityImageRule) => server.database.query.updateTable('organisations').set({ security_images: rule }).execute()
  const choose = async (chosen: object) => {
    const { etag } = await amara.send('GET', '/v1/me')
    return amara.send('PATCH', '/v1/me', chosen, { 'if-match': etag })
  }

  it('FRC-3 lists two dozen, each with a name in every language that no other has', async () => {
    const response = await fetch(new URL('/v1/security-images', server.url))
    const { items } = (await response.json()) as { items: { name: string; called: Record<'en' | 'nl' | 'de', string> }[] }
    expect(response.status).toBe(200)
    expect(items.map(({ name }) => name)).toEqual(Object.keys(securityImages))
    expect(items).toHaveLength(24)
    for (const language of ['en', 'nl', 'de'] as const) expect(new Set(items.map(({ called }) => called[language])).size, language).toBe(24)
  })

  it('FRC-4 keeps image and phrase of oneself, on record without either', async () => {
    await ask('optional')
    expect((await amara.send('GET', '/v1/me')).body).toMatchObject({ securityImage: null, personalPhrase: null, mayChooseImage: true })
    const saved = await choose({ securityImage: 'snail', personalPhrase: '  Zwölf Äpfel im Garten  ' })
    expect(saved).toMatchObject({ status: 200, body: { securityImage: 'snail', personalPhrase: 'Zwölf Äpfel im Garten' } })
    const event = await server.database.query.selectFrom('audit_events').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(event).toMatchObject({ type: 'user.changed', details: JSON.stringify({ fields: ['securityImage', 'personalPhrase'] }) })
    expect(await choose({ securityImage: null, personalPhrase: null })).toMatchObject({
      body: { securityImage: null, personalPhrase: null },
    })
  })

  it('FRC-3 refuses an image that does not exist, and a phrase that is long, empty, of two lines or turned around', async () => {
    await ask('required')
    const hostile = [
      { securityImage: 'dragon' },
      { securityImage: '' },
      { personalPhrase: 'x'.repeat(61) },
      { personalPhrase: '🐌'.repeat(61) },
      { personalPhrase: '   ' },
      { personalPhrase: '\u200b\u200b' },
      { personalPhrase: 'two\nlines' },
      { personalPhrase: 'two\u2028lines' },
      { personalPhrase: 'a\u0000b' },
      { personalPhrase: 'looks \u202elike another' },
    ]
    for (const chosen of hostile) expect(await choose(chosen), JSON.stringify(chosen)).toMatchObject({ status: 400 })
    expect(await choose({ personalPhrase: '🐌'.repeat(60) })).toMatchObject({ status: 200 })
  })

  it('FRC-4 shows none and takes none while the organisation wants none', async () => {
    expect(await choose({ securityImage: 'snail' })).toMatchObject({ status: 409, body: { code: 'conflict' } })
    await ask('optional')
    await choose({ securityImage: 'snail', personalPhrase: 'Hello' })
    await ask('off')
    expect((await amara.send('GET', '/v1/me')).body).toMatchObject({ securityImage: null, personalPhrase: null, mayChooseImage: false })
  })

  it('FRC-4 LOG-3 forgets image and phrase with their user', async () => {
    await ask('optional')
    await choose({ securityImage: 'snail', personalPhrase: 'Hello' })
    const admin = await openConsole(server, server.admin)
    const { id } = server.staffWithPassword
    expect((await admin.send('DELETE', `/v1/users/${id}`, signedBy(server.admin))).status).toBe(204)
    const row = await server.database.query.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ security_image: null, personal_phrase: null })
  })
})
