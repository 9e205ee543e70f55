import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('PIN login on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { password_hash: 'some hash' })
  })
  afterEach(() => bench.drop())

  const events = () => bench.database.query.selectFrom('audit_events').select(['type', 'actor_id']).orderBy('id').execute()

  it('ACT-1 activates PIN login for the whole organisation, once, on record', async () => {
    expect(await bench.pinLogin.read(bench.organisationId)).toMatchObject({ active: false, changedAt: null, peopleWithoutPassword: 0 })
    expect(await bench.pinLogin.activate(bench.asAdmin)).toMatchObject({ active: true, changedAt: '2026-01-05T08:00:00.000Z' })
    bench.clock.now += 1_000
    expect(await bench.pinLogin.activate(bench.asAdmin)).toMatchObject({ active: true, changedAt: '2026-01-05T08:00:00.000Z' })
    expect(await events()).toEqual([{ type: 'pin_login.activated', actor_id: bench.admin.id }])
    expect(bench.published).toEqual([{ type: 'organisation_changed', organisationId: bench.organisationId }])
  })

  it('ACT-2 asks for the own password to deactivate', async () => {
    await bench.pinLogin.activate(bench.asAdmin)
    expect(await bench.pinLogin.deactivate(bench.asAdmin, undefined)).toMatchObject({ refused: 'confirmation_not_accepted' })
    expect(await bench.pinLogin.deactivate(bench.asAdmin, 'wrong')).toEqual({ refused: 'confirmation_not_accepted' })
    expect(await bench.pinLogin.read(bench.organisationId)).toMatchObject({ active: true })
  })

  it('ACT-2 ends the PIN sessions of this organisation at once, and no others', async () => {
    const stranger = await bench.addUser(await bench.addOrganisation('bakery'))
    await bench.pinLogin.activate(bench.asAdmin)
    const tapped = await bench.addSession(amara, { method: 'pin', key_thumbprint: 'till' })
    const typed = await bench.addSession(amara)
    const elsewhere = await bench.addSession(stranger, { method: 'pin' })
    bench.published.length = 0
    expect(await bench.pinLogin.deactivate(bench.asAdmin, ownPassword)).toMatchObject({ active: false })
    const rows = await bench.database.query.selectFrom('sessions').select(['id', 'end_reason']).orderBy('id').execute()
    expect(rows).toEqual([
      { id: tapped, end_reason: 'pin_login_deactivated' },
      { id: typed, end_reason: null },
      { id: elsewhere, end_reason: null },
    ])
    expect(bench.published.map(({ type }) => type)).toEqual(['session_ended', 'organisation_changed'])
  })

  it('ACT-2 says how many people have no password and could not work', async () => {
    await bench.addUser(bench.organisationId, { login_method: 'pin_only' })
    await bench.addUser(bench.organisationId, { login_method: 'pin_only', blocked: 1 })
    expect(await bench.pinLogin.read(bench.organisationId)).toMatchObject({ peopleWithoutPassword: 1 })
  })

  it('ACT-2 keeps PINs for the next activation', async () => {
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48213' }, ownPassword)
    await bench.pinLogin.activate(bench.asAdmin)
    await bench.pinLogin.deactivate(bench.asAdmin, ownPassword)
    await bench.pinLogin.activate(bench.asAdmin)
    expect(await bench.lookup.findPinOwner(bench.database, bench.organisationId, '48213')).toMatchObject({ userId: amara.id })
  })
})
