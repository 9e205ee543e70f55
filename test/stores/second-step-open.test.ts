import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow } from '../../server/db/schema.ts'
import { setPassword } from '../../server/db/user-password.ts'
import { sweepSteps } from '../../server/features/second-steps/left-open.ts'
import { createStepBench, type StepBench } from '../support/step-bench.ts'
import { databaseKinds } from '../support/test-database.ts'
import { callerOf, minute } from '../support/tap-bench.ts'

const right = '49203'

describe.each(databaseKinds)('a second step that is left open, on %s', (kind) => {
  let bench: StepBench
  let register: DeviceRow
  let other: DeviceRow

  beforeEach(async () => {
    bench = await createStepBench(kind)
    register = await bench.addDevice('Register 1')
    other = await bench.addDevice('Register 2')
  })
  afterEach(() => bench.drop())

  const sweep = () => sweepSteps(bench)
  const later = async () => {
    bench.bench.now += 5 * minute
    await sweep()
  }
  const leftOpen = async () => (await bench.recorded()).filter(({ type }) => type === 'second_step.left_open')
  const at = ({ id }: DeviceRow) => ({ device_id: id, actor_id: bench.amara, details: '{"surface":"terminal"}', ip: '192.0.2.1' })
  const askAs = (userId: string, device: DeviceRow) =>
    bench.database.transaction(async (tx) => {
      const organisation = await tx.query.selectFrom('organisations').selectAll().executeTakeFirstOrThrow()
      const user = await tx.query.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow()
      return bench.steps.askAtTerminal(tx, callerOf(device), { organisation, user, deviceId: device.id })
    })
  const hasPassword = { login_method: 'password_and_pin', password_hash: 'some hash' } as const
  const addColleague = async (name: string, pin: string) => {
    const id = await bench.addUser(name, pin)
    await bench.database.query.updateTable('users').set(hasPassword).where('id', '=', id).execute()
    return id
  }

  it('LOG-1 POL-8 puts on record that a password was right and no PIN followed: who, where and on which device, once', async () => {
    await bench.token(register)
    bench.bench.now += 5 * minute - 1
    await sweep()
    expect(await leftOpen()).toEqual([])
    bench.bench.now += 1
    await Promise.all([sweep(), sweep(), sweep()])
    expect(await leftOpen()).toMatchObject([{ ...at(register), organisation_id: bench.organisationId, at: bench.bench.now }])
    await sweep()
    expect(await leftOpen()).toHaveLength(1)
  })

  it('LOG-1 puts the address on record, and no device, in a browser', async () => {
    const place = 'a browser'
    await bench.database.transaction(async (tx) => {
      const organisation = await tx.query.selectFrom('organisations').selectAll().executeTakeFirstOrThrow()
      const user = await tx.query.selectFrom('users').selectAll().where('id', '=', bench.amara).executeTakeFirstOrThrow()
      await bench.steps.askAtConsole(tx, { place, ip: '198.51.100.4' }, { organisation, user })
    })
    await later()
    expect(await leftOpen()).toMatchObject([
      { actor_id: bench.amara, device_id: null, ip: '198.51.100.4', details: '{"surface":"console"}' },
    ])
  })

  it('LOG-1 records nothing of the kind where the step follows', async () => {
    expect(await bench.take(await bench.token(register), right, register)).toBe('opened')
    await later()
    expect(await leftOpen()).toEqual([])
  })

  it('LOG-1 records the one who stood there before, when somebody else types a password', async () => {
    await bench.token(register)
    const linh = await addColleague('Linh', '73518')
    expect(await askAs(linh, register)).toMatchObject({ kind: 'pinRequired' })
    expect(await leftOpen()).toMatchObject([at(register)])
    await later()
    expect((await leftOpen()).map(({ actor_id }) => actor_id)).toEqual([bench.amara, linh])
  })

  it('LOG-1 records whoever typed the password elsewhere, when its owner comes in with both or chooses another', async () => {
    await bench.token(other)
    expect(await bench.take(await bench.token(register), right, register)).toBe('opened')
    await sweep()
    expect(await leftOpen()).toMatchObject([at(other)])
    const stale = await bench.token(other)
    await bench.database.transaction((tx) => setPassword(tx, bench.amara, 'another'))
    expect(await bench.take(stale, right, other)).toBe('password_needed')
    await sweep()
    expect(await leftOpen()).toMatchObject([at(other), at(other)])
  })

  it('LOG-1 records those who wait elsewhere when wrong PINs end the tries, and not the one who typed them', async () => {
    const waiting = await bench.token(other)
    const one = await bench.token(register)
    for (const pin of ['10001', '10002', '10003', '10004', '10005']) await bench.take(one, pin, register)
    expect(await bench.take(waiting, right, other)).toBe('password_needed')
    await later()
    expect(await leftOpen()).toMatchObject([at(other)])
  })

  it('POL-8 LOG-1 asks all of fifty people who type their password on one device at the same instant; the last one stands there', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, (_, n) => addColleague(`Person ${n}`, String(60_210 + n * 7))))
    const asked = await Promise.all(people.map((id) => askAs(id, register)))
    expect(asked.map((one) => one !== null && 'kind' in one && one.kind)).toEqual(people.map(() => 'pinRequired'))
    const stored = await bench.database.query.selectFrom('second_step_tokens').select('user_id').execute()
    expect(stored).toHaveLength(1)
    const others = people.filter((id) => id !== stored[0]?.user_id)
    expect((await leftOpen()).map(({ actor_id }) => actor_id).sort()).toEqual(others.sort())
  })
})
