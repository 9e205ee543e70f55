import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { refusal } from '../support/app-refusal.ts'
import { openApplication, type Application } from '../support/application.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, type Till } from '../support/till.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe.each(databaseKinds)('three PINs for another application on %s', (kind) => {
  let server: TestServer
  let admin: Console
  let app: Application
  let till: Till
  const clock = { now: Date.now() }
  let given = ''
  let next = 0
  beforeAll(async () => {
    server = await startTestServer({ database: kind, now: () => clock.now })
    till = await openApprovedTill(server)
    admin = await openConsole(server, server.admin)
    app = await openApplication(server, {}, admin)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    // Sessions, tokens and the limit on typing (POL-9) begin anew.
    clock.now += 31 * day
    await rule({ pin_change_given: 1, pins_generated_only: 0 })
    await begin()
  })

  /** A PIN that nobody has or had. */
  const freePin = () => String(20_917 + 137 * next++)
  const rule = (columns: object) => server.database.query.updateTable('organisations').set(columns).execute()
  const begin = async () => {
    admin = await openConsole(server, server.admin)
    await app.getToken()
    given = freePin()
    await rule({ pins_generated_only: 0 })
    expect((await admin.setPin(server.staffWithPassword.id, given)).status).toBe(200)
  }
  const tokenFor = async () => {
    const { body } = await app.authenticate(server.staffWithPassword)
    if (typeof body['ConfirmationToken'] !== 'string') throw new Error(`no token: ${JSON.stringify(body)}`)
    return body['ConfirmationToken']
  }
  const change = (body: object) => app.call('POST', '/v1.0/users/pincode/change', { body })
  const opens = async (pin: string) => (await till.tap(pin)).status
  const offer = (Token: unknown, by = app) => by.call('POST', '/v1.0/users/pincode/offers', { body: { Token } })
  const pinsOf = ({ body }: { body: Record<string, unknown> }) => z.array(z.string()).parse(body['Pins'])

  it('POL-9 FRC-6 offers three PINs where none may be typed: one of them is taken, no other, and the token goes with it', async () => {
    await rule({ pins_generated_only: 1 })
    const Token = await tokenFor()
    expect(await change({ Token, Pin: freePin() })).toMatchObject(
      refusal(
        409,
        'Conflict',
        'pins_generated_only',
        'Pin: PINs are generated here. Send one of the three of POST /v1.0/users/pincode/offers.',
      ),
    )
    const first = await offer(Token)
    expect([first.status, first.body]).toEqual([
      200,
      {
        ...{ Errors: [], ErrorsCode: [], StatusCode: 'Continue', IsSucceed: true },
        Pins: expect.any(Array) as string[],
        PinsExpireAt: new Date(clock.now + 5 * minute).toISOString(),
      },
    ])
    expect(new Set(pinsOf(first).filter((pin) => /^[0-9]{5}$/.test(pin))).size).toBe(3)
    const second = await offer(Token)
    expect(await change({ Token, Pin: pinsOf(first)[0] })).toMatchObject({ status: 409, body: { ErrorsCode: ['pins_generated_only'] } })
    const [, , third = ''] = pinsOf(second)
    expect((await change({ Token, Pin: third })).status).toBe(200)
    expect([await opens(third), await opens(given)]).toEqual([201, 401])
    const used = refusal(401, 'Unauthorized', 'pin_change_not_accepted', 'Token: ')
    expect([await offer(Token), await change({ Token, Pin: pinsOf(second)[0] })]).toMatchObject([used, used])
  })

  it('POL-9 FRC-6 one that is on offer is no typed one: it takes no further try, and is one of three for five minutes', async () => {
    const Token = await tokenFor()
    const [, second = ''] = pinsOf(await offer(Token))
    for (let tried = 0; tried < 4; tried += 1) await change({ Token, Pin: server.admin.pin })
    expect((await change({ Token, Pin: freePin() })).body['ErrorsCode']).toEqual(['try_later'])
    expect((await change({ Token, Pin: second })).status).toBe(200)
    expect(await opens(second)).toBe(201)
    clock.now += 2 * day
    await begin()
    await rule({ pins_generated_only: 1 })
    const late = await tokenFor()
    const [first = ''] = pinsOf(await offer(late))
    clock.now += 5 * minute
    expect((await change({ Token: late, Pin: first })).body['ErrorsCode']).toEqual(['pins_generated_only'])
  })

  it('POL-9 FRC-6 limits offers, and makes none for a foreign, altered or missing token, nor without pins.change', async () => {
    const Token = await tokenFor()
    const answers = []
    for (let asked = 0; asked < 30 && answers.at(-1) !== 429; asked += 1) answers.push((await offer(Token)).status)
    expect(answers.at(-1)).toBe(429)
    expect(answers.length).toBeGreaterThan(2)
    clock.now += 2 * day
    await begin()
    const other = await openApplication(server, { name: 'Other' }, admin)
    const refused = refusal(401, 'Unauthorized', 'pin_change_not_accepted', 'Token: ')
    const mine = await tokenFor()
    for (const reply of [await offer(Token), await offer(mine, other), await offer(`${mine}x`)]) expect(reply).toMatchObject(refused)
    expect(await offer(undefined)).toMatchObject(refusal(400, 'BadRequest', 'invalid_request', 'Token: Send the ConfirmationToken.'))
    const narrow = await openApplication(server, { scopes: ['users.authenticate'] }, admin)
    expect(await offer(mine, narrow)).toMatchObject(refusal(403, 'Forbidden', 'not_allowed', 'Et-App-Key: '))
    expect((await offer(mine)).status).toBe(200)
  })

  it('POL-9 FRC-6 has a twin under /v1, whose refusals are problem documents', async () => {
    const token = await tokenFor()
    const send = (path: string, body: object) => app.call('POST', `/v1/app/pin-change${path}`, { body })
    expect(await send('/offers', { token: 'x' })).toMatchObject({ status: 401, body: { code: 'pin_change_not_accepted' } })
    await rule({ pins_generated_only: 1 })
    const { status, body } = await send('/offers', { token })
    expect([status, body['expiresAt']]).toEqual([201, new Date(clock.now + 5 * minute).toISOString()])
    expect(await send('', { token, pin: freePin() })).toMatchObject({ status: 409, body: { code: 'pins_generated_only' } })
    const [pin = ''] = z.array(z.string()).parse(body['pins'])
    expect((await send('', { token, pin })).status).toBe(204)
    expect(await opens(pin)).toBe(201)
  })
})
