import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow } from '../../server/db/schema.ts'
import { noteKnownPlace } from '../../server/db/known-places.ts'
import { lastingPlace } from '../../server/features/passwords/place.ts'
import { forgetStepCounters } from '../../server/features/second-steps/second-step-store.ts'
import { device } from '../support/password-bench.ts'
import { createStepBench, type StepBench } from '../support/step-bench.ts'
import { databaseKinds } from '../support/test-database.ts'
import { minute } from '../support/tap-bench.ts'

const right = '49203'
const day = 24 * 60 * minute

describe.each(databaseKinds)('where the PIN after the password is tried, on %s', (kind) => {
  let bench: StepBench
  let home: DeviceRow
  let stranger: DeviceRow

  beforeEach(async () => {
    bench = await createStepBench(kind)
    home = await bench.addDevice('Register 1')
    stranger = await bench.addDevice('Register 2')
    expect(await bench.take(await bench.token(home), right, home)).toBe('opened')
  })
  afterEach(() => bench.drop())

  const tryAt = async (device: DeviceRow, pin: string) => bench.take(await bench.token(device), pin, device)
  const wrongAt = async (device: DeviceRow, count: number) => {
    const said = new Set<string>()
    for (let n = 0; n < count; n += 1) said.add(await tryAt(device, String(20_000 + n)))
    return [...said]
  }
  /** A device where the password alone was right, as is kept of passwords. */
  const knowPassword = async (thumbprint: string) => {
    const place = lastingPlace(device('192.0.2.1', thumbprint, 'approved'))
    expect(place).not.toBeNull()
    const key = { organisation_id: bench.organisationId, user_id: bench.amara, place: place ?? '' }
    await noteKnownPlace(bench.database, key, bench.bench.now)
  }

  it('POL-8 GRD-8 lets nobody who knows the password keep its owner waiting where they came in with both before', async () => {
    const owners = await bench.token(home)
    expect(await wrongAt(stranger, 5)).toEqual(['pin_not_accepted'])
    expect(await tryAt(stranger, right)).toBe('try_later')
    expect(await bench.take(owners, right, home)).toBe('opened')
    expect(await tryAt(stranger, right)).toBe('try_later')
  })

  it('POL-8 GRD-8 counts all strangers together, and a right password makes no place a known one', async () => {
    const other = await bench.addDevice('Register 3')
    for (const { key_thumbprint } of [stranger, other]) await knowPassword(key_thumbprint)
    await wrongAt(stranger, 3)
    expect(await wrongAt(other, 2)).toEqual(['pin_not_accepted'])
    expect(await tryAt(stranger, right)).toBe('try_later')
  })

  it('POL-8 GRD-8 counts at a known place what is tried there, and lets strangers be', async () => {
    expect(await wrongAt(home, 5)).toEqual(['pin_not_accepted'])
    expect(await tryAt(home, right)).toBe('try_later')
    expect(await tryAt(stranger, right)).toBe('opened')
    bench.bench.now += 15 * minute
    expect(await tryAt(home, right)).toBe('opened')
  })

  it('POL-8 GRD-8 takes a revoked device for a stranger', async () => {
    await wrongAt(stranger, 5)
    const { status: _, ...columns } = home
    await bench.database.query.updateTable('devices').set({ status: 'revoked' }).where('id', '=', home.id).execute()
    expect(await tryAt({ ...columns, status: 'revoked' }, right)).toBe('try_later')
  })

  it('POL-8 GRD-8 gives 16 wrong ones a day at known places together, and no right one gives any back', async () => {
    const second = await bench.addDevice('Register 3')
    await tryAt(second, right)
    for (let round = 0; round < 4; round += 1) {
      await wrongAt(round % 2 === 0 ? home : second, 4)
      if (round < 3) expect(await tryAt(round % 2 === 0 ? home : second, right)).toBe('opened')
    }
    expect([await tryAt(home, right), await tryAt(second, right)]).toEqual(['try_later', 'try_later'])
    expect(await tryAt(stranger, right)).toBe('opened')
    bench.bench.now += day
    expect(await tryAt(home, right)).toBe('opened')
  })

  it('POL-8 ends the tokens of all strangers where their wait begins, and not that of a known place', async () => {
    const other = await bench.addDevice('Register 3')
    const [theirs, owners] = [await bench.token(other), await bench.token(home)]
    await wrongAt(stranger, 5)
    expect(await bench.take(theirs, right, other)).toBe('password_needed')
    expect(await bench.take(owners, right, home)).toBe('opened')
  })

  it('POL-8 compares sixteen of a hundred that come at once at many places', async () => {
    const devices = await Promise.all(Array.from({ length: 5 }, (_, n) => bench.addDevice(`Tablet ${n}`)))
    for (const device of devices) await tryAt(device, right)
    const tokens = await Promise.all(devices.map((device) => bench.token(device)))
    const tries = Array.from({ length: 100 }, (_, n) => bench.take(tokens[n % 5] ?? '', String(20_000 + n), devices[n % 5] ?? home))
    const said = await Promise.all(tries)
    expect(said.filter((one) => one === 'pin_not_accepted')).toHaveLength(16)
  })

  it('POL-8 forgets counters that nobody touched for 30 days', async () => {
    await wrongAt(stranger, 2)
    await forgetStepCounters(bench.database, bench.bench.now + 30 * day)
    expect(await bench.counters()).toHaveLength(1)
    await forgetStepCounters(bench.database, bench.bench.now + 30 * day + 1)
    expect(await bench.counters()).toEqual([])
  })
})
