import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserRow } from '../../server/db/schema.ts'
import type { DeviceCaller, WithSession } from '../../server/http/caller.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('the own PIN at a register, as it stands in the transaction, on %s', (kind) => {
  let bench: PeopleBench
  let amara: UserRow
  let atTill: WithSession<DeviceCaller>
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
    amara = await bench.addUser(bench.organisationId, { display_name: 'Amara Okafor', password_hash: 'some hash' })
    const id = await bench.addSession(amara, { surface: 'terminal', method: 'password', key_thumbprint: 'till' })
    const proof = { thumbprint: 'till', publicJwk: '{}', id: 'proof', expiresAt: 0 }
    const { session, ip } = callerOf(amara)
    atTill = { kind: 'device', ip, proof, device: null, session: { ...session, id, surface: 'terminal', started_at: bench.clock.now } }
  })
  afterEach(() => bench.drop())

  const change = (columns: { locked_at?: number; ended_at?: number }) =>
    bench.database.query.updateTable('sessions').set(columns).where('id', '=', atTill.session.id).execute()
  const everyWay = async () => [
    await bench.ownPins.set(atTill, { pin: '48302' }, undefined),
    await bench.ownPins.set(atTill, { pin: '48302' }, { password: ownPassword }),
    await bench.ownPins.offer(atTill),
  ]

  it('SELF-5 sets nothing in a session that was locked amid the call', async () => {
    await change({ locked_at: 1 })
    expect(await everyWay()).toEqual([{ refused: 'not_allowed' }, { refused: 'not_allowed' }, { refused: 'not_allowed' }])
  })

  it('SELF-5 sets nothing in a session that ended amid the call, nor for who was blocked', async () => {
    await change({ ended_at: 1 })
    expect(await everyWay()).toEqual([{ refused: 'invalid_token' }, { refused: 'invalid_token' }, { refused: 'invalid_token' }])
    await bench.database.query.updateTable('users').set({ blocked: 1 }).where('id', '=', amara.id).execute()
    expect(await bench.ownPins.readAtTill(atTill)).toEqual({ refused: 'invalid_token' })
  })

  it('SELF-5 SELF-8 tells the owner by mail that a PIN was set at a register', async () => {
    await bench.database.query.updateTable('users').set({ email: 'amara@example.org' }).where('id', '=', amara.id).execute()
    expect(await bench.ownPins.set(atTill, { pin: '48302' }, undefined)).toEqual({ generated: null })
    const mails = await bench.database.query.selectFrom('outbox').select(['kind', 'user_id']).execute()
    expect(mails).toEqual([{ kind: 'pin_changed', user_id: amara.id }])
  })
})
