import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownTime } from '../support/own-time.ts'
import { approve, createDevice, type TestDevice } from '../support/device-caller.ts'
import { createTestLocation, type TestLocation } from '../support/test-database.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe('another node froze while it held a register', () => {
  let place: TestLocation
  let server: TestServer
  let device: TestDevice
  let frozen: pg.Client
  beforeAll(async () => {
    place = await createTestLocation('postgresql')
    server = await startTestServer({ location: place.location })
    device = await createDevice(server)
    await approve(device, server.admin)
    frozen = new pg.Client(place.location.kind === 'postgresql' ? place.location.url : '')
    await frozen.connect()
  })
  afterAll(async () => {
    await frozen.end()
    await server.stop()
    await place.drop()
  })

  it('GRD-7 answers no within six seconds, counts nothing, and works again once the row is free', async () => {
    await frozen.query('begin')
    await frozen.query('select * from devices for update')
    const took = await ownTime(async () => {
      const reply = await device.signInWithPin('84736')
      expect([reply.status, reply.code]).toEqual([503, 'unavailable'])
    })
    expect(took).toBeLessThan(6_000)
    await frozen.query('rollback')
    expect((await device.signInWithPin('84737')).body).toMatchObject({ code: 'pin_not_accepted', triesLeft: 4 })
  })

  it('GRD-7 takes the row from a node that holds it and does nothing', async () => {
    const limit = sql<{ idle_in_transaction_session_timeout: string }>`show idle_in_transaction_session_timeout`
    const { rows } = await limit.execute(server.database.query)
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }])
  })
})
