import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill } from '../support/till.ts'

describe.each(databaseKinds)('records over HTTP on %s', (kind) => {
  let server: TestServer
  let admin: Console
  beforeEach(async () => {
    server = await startTestServer({ database: kind })
    admin = await openConsole(server, server.admin)
  })
  afterEach(() => server.stop())

  it('LOG-1 shows who signed in where, and what was tried', async () => {
    const till = await openApprovedTill(server)
    const person = server.staffWithPassword
    await till.tap(person.pin)
    const { status, body } = await admin.send('GET', `/v1/audit-events?person=${person.id}&type=session.started&type=pin.refused`)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            type: 'session.started',
            actor: { id: person.id, displayName: person.displayName },
            device: { name: expect.any(String) as string },
            details: { method: 'pin', surface: 'terminal' },
          },
        ],
        next: null,
      },
    })
  })

  it('LOG-1 refuses a filter it does not know, and names it', async () => {
    for (const query of ['type=nonsense', 'from=yesterday', 'person=Ana', 'who=Ana'])
      expect(await admin.send('GET', `/v1/audit-events?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  it('LOG-1 exports a range as a CSV file', async () => {
    const { status, headers, text } = await admin.download('/v1/audit-events.csv?type=session.started&language=de&timeZone=Europe%2FBerlin')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="records-[a-z-]+-until-\d{4}-\d\d-\d\d.csv"$/)
    const [head, first] = text.split('\r\n')
    expect(head).toContain('Zeit,Was geschah,')
    expect(first).toContain(`${server.admin.displayName} hat sich in der Konsole angemeldet.`)
    expect(first).toContain(`session.started,method: password; surface: console,${server.admin.id},`)
    expect((await admin.send('GET', '/v1/audit-events?type=records.exported')).body).toMatchObject({
      items: [{ actor: { id: server.admin.id }, details: { kinds: ['session.started'] } }],
    })
  })

  it('LOG-1 refuses a time zone and a language that there are not', async () => {
    for (const query of ['timeZone=Moon/Base', 'timeZone=%3Cscript%3E', 'language=tlh'])
      expect((await admin.download(`/v1/audit-events.csv?${query}`)).status).toBe(400)
  })

  it('LOG-1 keeps records from staff', async () => {
    const staff = await openConsole(server, server.staffWithPassword)
    expect(await staff.send('GET', '/v1/audit-events')).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect((await staff.download('/v1/audit-events.csv')).status).toBe(403)
  })
})
