import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeyRing } from '../../server/crypto/key-ring.ts'
import type { OrganisationRow, UserRow } from '../../server/db/schema.ts'
import { assignPin } from '../../server/features/pins/assign-pin.ts'
import { addPinKey } from '../../server/features/pins/pin-key-store.ts'
import { createPinTagger } from '../../server/features/pins/pin-tagger.ts'
import { createConsoleBench, type ConsoleBench, type TestBrowser } from '../support/console-bench.ts'
import { rightPassword } from '../support/password-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const right = '49203'

describe.each(databaseKinds)('the PIN after the password at the console on %s', (kind) => {
  let bench: ConsoleBench
  let ada: UserRow
  beforeEach(async () => {
    bench = await createConsoleBench(kind)
    ada = await bench.addUser('ada', { role: 'manager', display_name: 'Ada' })
    await addPinKey(bench.database, { version: 1, check_tag: new Uint8Array(32), created_at: 0 })
    await rule({ pin_need_manager: 'second_step' })
    await givePin()
  })
  afterEach(() => bench.close())

  const rule = (columns: Partial<OrganisationRow>) =>
    bench.database.query.updateTable('organisations').set(columns).where('id', '=', bench.organisationId).execute()
  const givePin = () => {
    const whose = { organisationId: bench.organisationId, userId: ada.id, pin: right, how: 'typed', now: bench.clock.now } as const
    const tagger = createPinTagger(createKeyRing(new Uint8Array(32).fill(1)))
    return bench.database.transaction((tx) => assignPin(tx, tagger, { ...whose, typedByOwner: true, chosenByOwner: true }))
  }
  const signIn = (browser: TestBrowser, password = rightPassword) =>
    browser.send('POST', '/v1/console/sessions', { username: 'ada', password })
  const tokenFor = async (browser: TestBrowser) => String((await signIn(browser)).body?.['token'])
  const step = (browser: TestBrowser, token: string, pin = right) => browser.send('POST', '/v1/console/sessions/pin', { token, pin })
  const codeOf = ({ body, status }: { body: Record<string, unknown> | null; status: number }) => body?.['code'] ?? status
  const sessions = () => bench.database.query.selectFrom('sessions').select('id').where('ended_at', 'is', null).execute()

  it('POL-8 asks for the PIN after a right password, opens nothing before it, and gives the cookie with it', async () => {
    const browser = bench.browser()
    const asked = await signIn(browser)
    expect(asked).toMatchObject({ status: 200, body: { kind: 'pinRequired', user: { displayName: 'Ada' } } })
    expect(browser.cookies.has('__Host-tillpass')).toBe(false)
    expect(await browser.send('GET', '/v1/console/session')).toMatchObject({ status: 401 })
    expect(await step(browser, String(asked.body?.['token']))).toMatchObject({ status: 201, body: { user: { id: ada.id } } })
    expect(await browser.send('GET', '/v1/console/session')).toMatchObject({ status: 200 })
  })

  it('POL-8 GRD-8 says of a wrong password nothing but that, whether a PIN would have come or not', async () => {
    await bench.addUser('ben', { role: 'staff' })
    const wrong = await signIn(bench.browser('192.0.2.7'), 'not this')
    const other = await bench.browser('192.0.2.8').send('POST', '/v1/console/sessions', { username: 'ben', password: 'not this' })
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...other.body, requestId: '' })
  })

  it('POL-8 takes a token once, in the browser that typed the password, and for five minutes', async () => {
    const browser = bench.browser()
    const token = await tokenFor(browser)
    const thief = bench.browser()
    await tokenFor(thief)
    expect(codeOf(await step(thief, token))).toBe('password_needed')
    expect(codeOf(await step(bench.browser(), token))).toBe('password_needed')
    expect(await step(browser, token)).toMatchObject({ status: 201 })
    expect(codeOf(await step(browser, token))).toBe('password_needed')
    const late = await tokenFor(browser)
    bench.clock.now += 5 * 60_000
    expect(codeOf(await step(browser, late))).toBe('password_needed')
  })

  it('POL-8 compares five of fifty wrong PINs at the same instant, whatever browsers they come from', async () => {
    const [one, two] = [bench.browser(), bench.browser('192.0.2.2')]
    const [first, second] = [await tokenFor(one), await tokenFor(two)]
    const all = Array.from({ length: 50 }, (_, at) =>
      at % 2 === 0 ? step(one, first, String(20_000 + at)) : step(two, second, String(20_000 + at)),
    )
    const codes = (await Promise.all(all)).map(codeOf)
    expect(codes.filter((code) => code === 'pin_not_accepted')).toHaveLength(5)
    expect(codes.filter((code) => code === 'password_needed')).toHaveLength(45)
    expect(codeOf(await step(one, await tokenFor(one)))).toBe('try_later')
    expect(await sessions()).toEqual([])
  })

  it('POL-8 opens one session of fifty right ones at the same instant', async () => {
    const browser = bench.browser()
    const token = await tokenFor(browser)
    const codes = (await Promise.all(Array.from({ length: 50 }, () => step(browser, token)))).map(codeOf)
    expect(codes.filter((code) => code === 201)).toHaveLength(1)
    expect(codes.filter((code) => code === 'password_needed')).toHaveLength(49)
    expect(await sessions()).toHaveLength(1)
  })

  it.each([
    ['a block', () => bench.database.query.updateTable('users').set({ blocked: 1, version: 2 }).where('id', '=', ada.id).execute()],
    ['another role', () => bench.database.query.updateTable('users').set({ role: 'staff', version: 2 }).where('id', '=', ada.id).execute()],
    ['the end of the rule', () => rule({ pin_need_manager: 'optional' })],
  ])('POL-8 opens nothing after %s between the steps', async (_, meanwhile) => {
    const browser = bench.browser()
    const token = await tokenFor(browser)
    await meanwhile()
    expect(codeOf(await step(browser, token))).toBe('password_needed')
    expect(await sessions()).toEqual([])
  })

  it('POL-8 has who lacks a PIN choose one, typed or of three, and signs in with it', async () => {
    await bench.database.query.deleteFrom('pin_claims').where('user_id', '=', ada.id).execute()
    await bench.database.query.deleteFrom('pins').where('user_id', '=', ada.id).execute()
    const browser = bench.browser()
    const { status, body } = await signIn(browser)
    expect({ status, body }).toMatchObject({ status: 200, body: { kind: 'pinChangeRequired', reason: 'missing' } })
    const token = String(body?.['token'])
    const change = (by: TestBrowser, given: object) => by.send('POST', '/v1/console/sessions/new-pin', { token, ...given })
    expect(codeOf(await change(bench.browser(), { pin: '58314' }))).toBe('pin_change_not_accepted')
    expect(codeOf(await change(browser, { pin: '12345' }))).toBe('pin_too_simple')
    const offers = await browser.send('POST', '/v1/console/sessions/new-pin/offers', { token })
    const [offer] = offers.body?.['pins'] as string[]
    expect(await change(browser, { offer })).toMatchObject({ status: 201, body: { user: { id: ada.id } } })
    expect(codeOf(await change(browser, { pin: '58314' }))).toBe('pin_change_not_accepted')
    expect(await step(browser, await tokenFor(browser), offer)).toMatchObject({ status: 201 })
  })
})
