import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../support/alone.ts'
import { refusal } from '../support/app-refusal.ts'
import { makeApplication, openApplication, type Application } from '../support/application.ts'
import { openConsole, type Console } from '../support/console.ts'
import { databaseKinds } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'
import { openApprovedTill, type Till } from '../support/till.ts'

const minute = 60_000
const day = 24 * 60 * minute
const path = '/v1.0/users/pincode/change'

describe.each(databaseKinds)('the change of a PIN by another application on %s', (kind) => {
  let server: TestServer
  let admin: Console
  let app: Application
  let till: Till
  const clock = { now: Date.now() }
  let next = 0
  beforeAll(async () => {
    server = await startTestServer({ database: kind, now: () => clock.now })
    till = await openApprovedTill(server)
    admin = await openConsole(server, server.admin)
    app = await openApplication(server, {}, admin)
    await rule({ pin_change_given: 1 })
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    // Sessions, tokens and the limit on typing (POL-9) begin anew.
    clock.now += 31 * day
    await rule({ pin_change_given: 1, security_images: 'off', pin_max_length: 5, pin_need_staff: 'optional' })
    admin = await openConsole(server, server.admin)
    await app.getToken()
    const { id } = server.staffWithPassword
    expect((await admin.setPin(id, (given = freePin()))).status).toBe(200)
  })

  let given = ''
  /** A PIN that nobody has or had. */
  const freePin = () => String(20_917 + 137 * next++)
  const rule = (columns: object) => server.database.query.updateTable('organisations').set(columns).execute()
  const tokenFor = async (by = app) => {
    const { body } = await by.authenticate(server.staffWithPassword)
    if (typeof body['ConfirmationToken'] !== 'string') throw new Error(`no token: ${JSON.stringify(body)}`)
    return body['ConfirmationToken']
  }
  const change = (body: object, by = app) => by.call('POST', path, { body })
  const typesSince = async (at: number) =>
    (await server.database.query.selectFrom('audit_events').selectAll().where('at', '>=', at).orderBy('id').execute()).map(
      ({ type }) => type,
    )
  const opens = async (pin: string) => (await till.tap(pin)).status

  it('FRC-6 sets the PIN that is demanded, in the shape of the requirement, once; it logs in at once and the old one does not', async () => {
    // Sessions of a month ago end by themselves, and not amid what is read below.
    await server.doChores()
    const at = (clock.now += minute)
    const Token = await tokenFor()
    const Pin = freePin()
    const reply = await change({ Token, Pin, ImageName: 'anchor', PersonalPhrase: 'three blue boats' })
    expect([reply.status, reply.body]).toEqual([200, { Errors: [], ErrorsCode: [], StatusCode: 'Continue', IsSucceed: true }])
    expect(await typesSince(at)).toEqual(['user.authenticated', 'user.pin_change_demanded', 'user.pin_set'])
    expect([await opens(Pin), await opens(given)]).toEqual([201, 401])
    expect(await change({ Token, Pin: freePin() })).toMatchObject(refusal(401, 'Unauthorized', 'pin_change_not_accepted', 'Token: '))
    expect((await app.authenticate(server.staffWithPassword)).body['ConfirmationToken']).toBeNull()
  })

  it('POL-8 FRC-7 sets no PIN by the password alone where the role types the PIN after it, nor with a token from before', async () => {
    const Token = await tokenFor()
    await rule({ pin_need_staff: 'second_step' })
    expect(await change({ Token, Pin: freePin() })).toMatchObject(refusal(401, 'Unauthorized', 'pin_change_not_accepted', 'Token: '))
    expect(await app.authenticate(server.staffWithPassword)).toMatchObject({ status: 403, body: { IsSucceed: false } })
    await rule({ pin_need_staff: 'optional' })
    expect(await tokenFor()).toEqual(expect.any(String))
  })

  it('FRC-2 FRC-6 keeps image and phrase where the organisation wants them, and names what is missing as the caller does', async () => {
    await rule({ security_images: 'required' })
    const Token = await tokenFor()
    expect(await change({ Token, Pin: freePin() })).toMatchObject(
      refusal(400, 'BadRequest', 'security_image_missing', 'ImageName: Choose', 'PersonalPhrase: Write'),
    )
    expect((await change({ Token, Pin: freePin(), ImageName: 'bike', PersonalPhrase: ' drei blaue Boote ' })).status).toBe(200)
    const user = await server.database.query
      .selectFrom('users')
      .selectAll()
      .where('id', '=', server.staffWithPassword.id)
      .executeTakeFirstOrThrow()
    expect([user.security_image, user.personal_phrase]).toEqual(['bike', 'drei blaue Boote'])
  })

  it('FRC-6 PIN-3 takes a number only where it can have lost no zero, and says why', async () => {
    const Token = await tokenFor()
    const lost = refusal(400, 'BadRequest', 'invalid_request', 'Pin: This number has fewer digits than a PIN may have here')
    for (const Pin of [742, 7_420, 0]) expect(await change({ Token, Pin })).toMatchObject(lost)
    await rule({ pin_max_length: 6 })
    expect(await change({ Token, Pin: 48_213 })).toMatchObject(lost)
    await rule({ pin_max_length: 5 })
    for (const raw of [`{"Token":"${Token}","Pin":00742}`, `{"Token":"${Token}","Pin":-74210}`, `{"Token":"${Token}","Pin":74.5}`]) {
      const { status, body } = await app.call('POST', path, { raw })
      expect([status, body['IsSucceed'], body['StatusCode']]).toEqual([400, false, 'BadRequest'])
    }
    const Pin = freePin()
    expect((await change({ Token, Pin: Number(Pin) })).status).toBe(200)
    expect(await opens(Pin)).toBe(201)
  })

  it('PIN-3 FRC-6 keeps the zeros of a string', async () => {
    const Pin = `0${freePin().slice(1)}`
    expect((await change({ Token: await tokenFor(), Pin })).status).toBe(200)
    expect([await opens(Pin), await opens(Pin.slice(1))]).toEqual([201, 401])
  })

  it.each([
    ['letters', { Pin: '12a45' }, 'Pin: A PIN has 4 to 16 digits and nothing else.'],
    ['three digits', { Pin: '123' }, 'Pin: A PIN has 4 to 16 digits and nothing else.'],
    ['17 digits', { Pin: '12345678901234567' }, 'Pin: A PIN has 4 to 16 digits and nothing else.'],
    ['full-width digits', { Pin: '１２３４５' }, 'Pin: A PIN has 4 to 16 digits and nothing else.'],
    ['spaces', { Pin: ' 58214' }, 'Pin: A PIN has 4 to 16 digits and nothing else.'],
    ['no PIN', { Pin: null }, 'Pin: '],
    ['no token', { Token: undefined }, 'Token: Send the ConfirmationToken.'],
    ['an unknown image', { ImageName: 'dragon' }, 'ImageName: There is no security image of this name.'],
    ['a phrase of two lines', { PersonalPhrase: 'a\nb' }, 'PersonalPhrase: Use letters'],
    ['a phrase of 61', { PersonalPhrase: 'x'.repeat(61) }, 'PersonalPhrase: A personal phrase has 1 to 60 characters'],
    ['more than is asked', { Admin: true }, 'Unrecognized key: "Admin"'],
  ])('FRC-6 says which and why, and never which PIN: %s', async (_, wrong, why) => {
    const reply = await change({ Token: await tokenFor(), Pin: freePin(), ...wrong })
    expect(reply).toMatchObject(refusal(400, 'BadRequest', 'invalid_request', why))
    if ('Pin' in wrong && wrong.Pin !== null) expect(JSON.stringify(reply.body)).not.toMatch(alone(wrong.Pin))
  })

  it('POL-3 POL-9 FRC-6 refuses a trivial PIN by its public rule, and a taken one as any other that cannot be used', async () => {
    const Token = await tokenFor()
    expect(await change({ Token, Pin: '12345' })).toMatchObject({ status: 400, body: { ErrorsCode: ['pin_too_simple'], IsSucceed: false } })
    expect(await change({ Token, Pin: server.admin.pin })).toMatchObject({ status: 409, body: { ErrorsCode: ['pin_not_usable'] } })
    expect(await change({ Token, Pin: given })).toMatchObject({ body: { ErrorsCode: ['pin_unchanged'] } })
    expect((await change({ Token, Pin: freePin() })).status).toBe(200)
  })

  it('POL-9 FRC-6 limits typing: five a day, whoever asks', async () => {
    const Token = await tokenFor()
    const tries = []
    for (let tried = 0; tried < 6; tried += 1) tries.push((await change({ Token, Pin: server.admin.pin })).status)
    expect(tries).toEqual([409, 409, 409, 409, 409, 429])
    expect((await change({ Token, Pin: freePin() })).body['ErrorsCode']).toEqual(['try_later'])
  })

  it('FRC-6 answers a used, expired, foreign or altered token and one that nobody had alike, and sets nothing', async () => {
    const other = await openApplication(server, { name: 'Other' }, admin)
    const stranger = await tokenFor(other)
    const refused = refusal(401, 'Unauthorized', 'pin_change_not_accepted', 'Token: ')
    expect(await change({ Token: stranger, Pin: freePin() })).toMatchObject(refused)
    const Token = await tokenFor()
    const altered = Token.slice(0, -2) + (Token.endsWith('A') ? 'BA' : 'AA')
    const answers = [await change({ Token: altered, Pin: freePin() }), await change({ Token: 'never handed out', Pin: freePin() })]
    // A new one is in the place of the one before.
    const newer = await tokenFor()
    answers.push(await change({ Token, Pin: freePin() }))
    clock.now += 10 * minute
    answers.push(await change({ Token: newer, Pin: freePin() }))
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([401, answers[0]?.body])
    expect(answers[0]).toMatchObject(refused)
    expect((await till.tap(given)).body).toMatchObject({ kind: 'pinChangeRequired' })
  })

  it('FRC-6 a terminal’s token does not work here, nor one from here at a terminal', async () => {
    const { body } = await till.tap(given)
    const { token } = body as { token: string }
    expect(await change({ Token: token, Pin: freePin() })).toMatchObject({ status: 401, body: { ErrorsCode: ['pin_change_not_accepted'] } })
    const mine = await tokenFor()
    const at = await till.send('POST', '/v1/sessions/pin/change', { token: mine, pin: freePin() })
    expect(at).toMatchObject({ status: 401, body: { code: 'pin_change_not_accepted' } })
  })

  it('FRC-6 a token dies with the key that it was handed out to, and with a new PIN of its user', async () => {
    const doomed = await openApplication(server, { name: 'Doomed' }, admin)
    const one = await tokenFor(doomed)
    const confirm = { password: server.admin.password }
    await admin.send('POST', `/v1/app-keys/${doomed.id}/withdrawal`, { confirm })
    expect((await change({ Token: one, Pin: freePin() }, doomed)).body['ErrorsCode']).toEqual(['app_key_not_accepted'])
    const two = await tokenFor()
    clock.now += minute
    await admin.setPin(server.staffWithPassword.id, (given = freePin()))
    expect((await change({ Token: two, Pin: freePin() })).body['ErrorsCode']).toEqual(['pin_change_not_accepted'])
  })

  it('FRC-6 of 50 that redeem one token at once one wins, and the person has that PIN', async () => {
    const Token = await tokenFor()
    const pins = Array.from({ length: 50 }, freePin)
    const answers = await Promise.all(pins.map((Pin) => change({ Token, Pin })))
    const won = pins.filter((_, at) => answers[at]?.status === 200)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ body }) => body['IsSucceed'] === true)).toHaveLength(1)
    expect(await opens(won[0] ?? '')).toBe(201)
    expect(
      await server.database.query.selectFrom('pins').select('user_id').where('user_id', '=', server.staffWithPassword.id).execute(),
    ).toHaveLength(1)
  })

  it('FRC-6 refuses GET with 405 and `Allow: POST`, whatever it carries: a PIN does not belong into a GET', async () => {
    const Token = await tokenFor()
    const got = await app.call('GET', `${path}?Token=${Token}&Pin=${freePin()}`)
    expect(got).toMatchObject(refusal(405, 'MethodNotAllowed', 'method_not_allowed', 'does not take this method'))
    expect(got.headers.get('allow')).toBe('POST')
    expect(await opens(given)).toBe(200)
  })

  it('FRC-5 FRC-6 takes the scope pins.change, and the token for it from the same application', async () => {
    const narrow = await openApplication(server, { scopes: ['users.authenticate'] }, admin)
    const reply = await change({ Token: await tokenFor(narrow), Pin: freePin() }, narrow)
    expect(reply).toMatchObject(refusal(403, 'Forbidden', 'not_allowed', 'Et-App-Key: This key was made without pins.change.'))
    const bare = await makeApplication(server, {}, admin)
    expect(await change({ Token: 'x', Pin: freePin() }, bare)).toMatchObject(
      refusal(401, 'Unauthorized', 'invalid_token', 'Authorization: '),
    )
  })

  it('FRC-6 has a twin under /v1, whose refusals are problem documents and whose PIN is a string', async () => {
    const token = await tokenFor()
    const send = (body: object) => app.call('POST', '/v1/app/pin-change', { body })
    expect(await send({ token, pin: 48_213 })).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ field: 'pin' }] } })
    expect(await send({ token: 'x', pin: freePin() })).toMatchObject({ status: 401, body: { code: 'pin_change_not_accepted' } })
    const pin = freePin()
    expect((await send({ token, pin })).status).toBe(204)
    expect(await opens(pin)).toBe(201)
  })
})
