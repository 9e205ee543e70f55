import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { trivialRule } from '../../contract/pin-rules.ts'
import { verifyPassword } from '../../server/crypto/passwords.ts'
import { seedDemo, type DemoCredentials } from '../../server/demo/seed-demo.ts'
import { credentialLines } from '../../server/demo/demo-screen.ts'
import { createPinLookup } from '../../server/features/pins/pin-lookup-service.ts'
import { createPeopleBench, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('demo on %s', (kind) => {
  let bench: PeopleBench
  let credentials: DemoCredentials[]
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    await bench.database.query.deleteFrom('users').execute()
    await bench.database.query.deleteFrom('organisations').execute()
    credentials = (await seedDemo(bench)) ?? []
  })
  afterEach(() => bench.drop())

  it('PIN-4 gives admin, manager and six staff a PIN each that says who they are', async () => {
    expect(credentials.map(({ role }) => role)).toEqual(['admin', 'manager', 'staff', 'staff', 'staff', 'staff', 'staff', 'staff'])
    const shop = await bench.database.query.selectFrom('organisations').selectAll().executeTakeFirstOrThrow()
    expect(shop).toMatchObject({ slug: 'corner-shop', name: 'Corner Shop', pin_login_active: 1 })
    for (const { pin, displayName, role } of credentials) {
      expect(trivialRule(pin)).toBeNull()
      expect(await createPinLookup(bench.keys).findPinOwner(bench.database, shop.id, pin)).toMatchObject({ displayName, role })
    }
  })

  it('PIN-5 has one PIN-only user; the passwords of the others work', async () => {
    const rows = await bench.database.query.selectFrom('users').selectAll().orderBy('id').execute()
    expect(rows.map((row) => row.login_method).filter((method) => method === 'pin_only')).toHaveLength(1)
    for (const { displayName, password } of credentials) {
      const row = rows.find((one) => one.display_name === displayName)
      if (password === null) expect(row).toMatchObject({ login_method: 'pin_only', username: null, password_hash: null })
      else expect(await verifyPassword(password, row?.password_hash ?? null)).toBe(true)
    }
  })

  it('makes no second shop, and draws other credentials every time', async () => {
    expect(await seedDemo(bench)).toBeNull()
    expect(new Set(credentials.map(({ pin }) => pin)).size).toBe(8)
    expect(new Set(credentials.map(({ password }) => password)).size).toBe(8)
    await bench.database.query.deleteFrom('organisations').execute()
    await bench.database.query.deleteFrom('users').execute()
    const again = (await seedDemo(bench)) ?? []
    expect(again.map(({ password }) => password)).not.toEqual(credentials.map(({ password }) => password))
    expect(again.map(({ pin }) => pin)).not.toEqual(credentials.map(({ pin }) => pin))
  })

  it('shows who they are, and what each of them signs in with', () => {
    const lines = credentialLines(credentials)
    for (const { displayName, username, password, pin } of credentials) {
      const line = lines.find((one) => one.includes(displayName)) ?? ''
      expect([username ?? '', password ?? 'PIN only', pin].every((part) => line.includes(part))).toBe(true)
    }
  })
})
