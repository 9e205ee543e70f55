import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import { createRenewalWorker } from '../../server/features/pin-renewal/renewal-worker.ts'
import { createPinRenewalService } from '../../server/features/pin-renewal/renewal-service.ts'
import { changePin } from '../../server/features/pins/change-pin.ts'
import { createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('sessions that a replaced PIN opened on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { password_hash: 'some hash' })
    await bench.pins.setPin(bench.asAdmin, amara.id, { pin: '48302' }, ownPassword)
    bench.published.length = 0
  })
  afterEach(() => bench.drop())

  const atTill = { surface: 'terminal', key_thumbprint: 'till key', method: 'pin' } as const
  const byPin = (columns: object = {}) => bench.addSession(amara, { ...atTill, ...columns })
  const endings = async () => {
    const rows = await bench.database.query.selectFrom('sessions').select(['id', 'end_reason']).execute()
    return Object.fromEntries(rows.map(({ id, end_reason }) => [id, end_reason]))
  }
  /** The holder of a mailed code: in no session. */
  const byCode = (pin: string) => {
    const by = { organisationId: bench.organisationId, actorId: amara.id, sessionId: null, deviceId: null, ip: '192.0.2.9' }
    return changePin(bench, { by, userId: amara.id, wanted: { pin }, refuse: () => Promise.resolve(null) })
  }
  const ways = [
    ['SELF-2', 'the current PIN', async () => bench.ownPins.set(await bench.signedIn(amara), { pin: '60417' }, { currentPin: '48302' })],
    ['SELF-3', 'the password', async () => bench.ownPins.set(await bench.signedIn(amara), { pin: '60417' }, { password: ownPassword })],
    ['SELF-7', 'a mailed code', () => byCode('60417')],
    ['USR-3', 'a lead', () => bench.pins.setPin(bench.asAdmin, amara.id, { generate: true }, ownPassword)],
  ] as const

  it.each(ways)('%s DEV-10 a PIN replaced by %s ends what the one before opened, at once and on record', async (_id, _by, replace) => {
    const [one, two] = [await byPin(), await byPin({ key_thumbprint: 'other key' })]
    expect(await replace()).not.toHaveProperty('refused')
    expect(await endings()).toMatchObject({ [one]: 'pin_changed', [two]: 'pin_changed' })
    const told = bench.published.filter(({ type }) => type === 'session_ended')
    expect(told.map((event) => 'sessionId' in event && event.sessionId).sort()).toEqual([one, two].sort())
    const recorded = await bench.database.query
      .selectFrom('audit_events')
      .select('session_id')
      .where('type', '=', 'session.ended')
      .execute()
    expect(recorded.map(({ session_id }) => session_id).sort()).toEqual([one, two].sort())
  })

  it('SELF-3 DEV-10 leaves what the PIN did not open, what only the new one goes on with, and other people', async () => {
    const linh = await bench.addUser(bench.organisationId)
    const stay = [
      await byPin({ method: 'password' }),
      await byPin({ surface: 'console', method: 'password', key_thumbprint: null }),
      await byPin({ locked_at: bench.clock.now }),
      await bench.addSession(linh, atTill),
    ]
    const over = await byPin({ ended_at: 1, end_reason: 'signed_out' })
    await byCode('60417')
    const after = await endings()
    expect(stay.map((id) => after[id])).toEqual([null, null, null, null])
    expect(after[over]).toBe('signed_out')
  })

  it('SELF-2 DEV-10 leaves the session that makes the change', async () => {
    const [own, other] = [await byPin(), await byPin()]
    const by = { organisationId: bench.organisationId, actorId: amara.id, sessionId: own, deviceId: null, ip: '192.0.2.9' }
    await changePin(bench, { by, userId: amara.id, wanted: { pin: '60417' }, refuse: () => Promise.resolve(null) })
    expect(await endings()).toMatchObject({ [own]: null, [other]: 'pin_changed' })
  })

  it('SELF-3 DEV-10 ends nothing where the change is refused', async () => {
    const one = await byPin()
    expect(await byCode('11111')).toMatchObject({ refused: 'pin_too_simple' })
    expect(await endings()).toEqual({ [one]: null })
  })

  it('POL-4 new PINs for everybody sign nobody out', async () => {
    const one = await byPin()
    bench.clock.now += 1_000
    await createPinRenewalService(bench.ofRenewal).start(bench.asAdmin, { graceDays: 0, password: ownPassword })
    await createRenewalWorker(bench.ofRenewal).run()
    expect(await endings()).toEqual({ [one]: null })
  })
})
