import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PinRulesChange } from '../../contract/http/pin-rules.ts'
import type { ImportResult } from '../../contract/http/user-imports.ts'
import type { ImportRow } from '../../contract/import-row.ts'
import { createPinImport } from '../../server/features/pins/import-pin.ts'
import { createImportService } from '../../server/features/users/import/import-service.ts'
import { createMailBench, type MailBench } from '../support/mail-bench.ts'
import { chooseRules, deliveredMails } from '../support/new-pins.ts'
import { ownPassword } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const digits = expect.stringMatching(/^\d{5}$/) as string
const seed = 'A'.repeat(43)

describe.each(databaseKinds)('the PINs of imported users on %s', (kind) => {
  let bench: MailBench
  beforeEach(async () => {
    bench = await createMailBench(kind)
  })
  afterEach(() => bench.drop())

  const confirm = { password: ownPassword }
  const choose = (change: PinRulesChange) => chooseRules(bench, change)
  const delivered = () => deliveredMails(bench)
  const ownerOf = async (pin: string) => (await bench.lookup.findPinOwner(bench.database, bench.organisationId, pin))?.userId
  const row = (number: number, columns: Partial<ImportRow>): ImportRow => ({
    row: number,
    displayName: `Person ${number}`,
    username: null,
    email: null,
    role: 'staff',
    loginMethod: 'pin_only',
    pin: null,
    generate: false,
    ...columns,
  })
  const importRows = async (rows: ImportRow[], { invites = false, imports = bench.imports } = {}) => {
    const begun = await imports.start(bench.asAdmin, { rows: rows.length, withPins: true, invites, confirm })
    if ('refused' in begun) return { begun, once: [], twice: [] }
    const send = async (): Promise<ImportResult[]> => {
      const done = await imports.add(bench.asAdmin, begun.id, { seed, rows })
      if ('refused' in done) throw new Error(done.refused)
      return done.results
    }
    return { begun, once: await send(), twice: await send() }
  }

  it('POL-1 POL-4 generates by the rules of the moment where the minimum is raised amid an import, and tells the same PIN again', async () => {
    const begun = await bench.imports.start(bench.asAdmin, { rows: 1, withPins: false, confirm })
    if ('refused' in begun) throw new Error(begun.refused)
    await choose({ minLength: 6, maxLength: 8 })
    const send = () => bench.imports.add(bench.asAdmin, begun.id, { seed, rows: [row(2, { generate: true })] })
    const once = await send()
    expect(once).toMatchObject({ results: [{ outcome: 'added', pin: expect.stringMatching(/^\d{6}$/) as string }] })
    expect(await send()).toEqual(once)
  })

  it('POL-6 gives every imported user without a PIN one, mailed by POL-7; who has no address is passed over and listed', async () => {
    await choose({ newUsersGetPin: true })
    const { once, twice } = await importRows([
      row(2, { email: 'zoe@shop.example' }),
      row(3, {}),
      row(4, { generate: true }),
      row(5, { email: 'amara@shop.example', pin: '48213' }),
      row(6, { email: 'linh@shop.example', pin: '11111' }),
    ])
    expect(once).toMatchObject([
      { pinFrom: 'generated', pin: null, pinMail: 'mailed' },
      { pinFrom: null, pin: null, pinMail: 'no_address' },
      { pinFrom: 'generated', pin: digits, pinMail: 'no_address' },
      { pinFrom: 'file', pin: null, pinMail: null },
      { pinFrom: 'generated', pin: null, pinMail: 'mailed' },
    ])
    expect(twice).toEqual(once)
    const mails = await delivered()
    expect(mails.map(({ to }) => to).sort()).toEqual(['linh@shop.example', 'zoe@shop.example'])
    const [first] = once
    expect(await ownerOf(mails.find(({ to }) => to?.startsWith('zoe'))?.pin ?? '')).toBe(
      first?.outcome === 'added' ? first.userId : 'nobody',
    )
  })

  it('POL-6 without a mail server gives every imported user a PIN and shows it', async () => {
    await choose({ newUsersGetPin: true })
    const imports = createImportService({
      ...bench,
      pins: createPinImport(bench.tagger),
      canMail: false,
      writeNewPin: bench.writeNewPinWithoutServer,
    })
    const { once } = await importRows([row(2, { email: 'zoe@shop.example' }), row(3, {})], { imports })
    expect(once).toMatchObject([
      { pin: digits, pinMail: 'no_mail_server' },
      { pin: digits, pinMail: 'no_mail_server' },
    ])
  })

  it('ACC-2 invites imported users by mail where that was wished for, each once, and refuses the wish without a mail server', async () => {
    const person = { loginMethod: 'password_and_pin' as const }
    const rows = [row(2, { ...person, username: 'zoe', email: 'zoe@shop.example' }), row(3, { ...person, username: 'ben' }), row(4, {})]
    const silent = createImportService({ ...bench, pins: createPinImport(bench.tagger), canMail: false })
    expect((await importRows(rows, { invites: true, imports: silent })).begun).toMatchObject({ refused: 'conflict' })
    const { once, twice } = await importRows(rows, { invites: true })
    expect(once).toMatchObject([{ invited: true }, { invited: false }, { invited: false }])
    expect(twice).toEqual(once)
    expect(await delivered()).toMatchObject([{ to: 'zoe@shop.example', subject: 'Choose your password for corner-shop' }])
    const again = await importRows([row(2, { ...person, username: 'mia', email: 'mia@shop.example' })])
    expect(again.once).toMatchObject([{ invited: false }])
  })
})
