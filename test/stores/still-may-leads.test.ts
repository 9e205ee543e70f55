import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAppKeyService } from '../../server/features/app-keys/app-key-service.ts'
import { createDeviceService } from '../../server/features/devices/device-service.ts'
import { createPinRenewalService } from '../../server/features/pin-renewal/renewal-service.ts'
import { createRenewalWorker } from '../../server/features/pin-renewal/renewal-worker.ts'
import { createSheetService } from '../../server/features/pin-renewal/sheet-service.ts'
import { createPinsOfNewUsers } from '../../server/features/pins/new-user-pin.ts'
import { createUserService } from '../../server/features/users/user-service.ts'
import { stillMay } from '../../server/http/still-may.ts'
import { createDeviceBench, type DeviceBench } from '../support/device-bench.ts'
import { callerOf, ownPassword, ownSignature } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

const wanted = { name: 'Roster', kind: 'custom', scopes: ['pins.change'] } as const

describe.each(databaseKinds)('an admin who signed a change on %s', (kind) => {
  let bench: DeviceBench
  beforeEach(async () => {
    bench = await createDeviceBench(kind)
  })
  afterEach(() => bench.drop())

  /** What a second admin signs, while the first one does something: keys for applications, everybody's PINs, devices. */
  const scene = async (meanwhile: (adminId: string, sessionId: string) => Promise<unknown>) => {
    const other = await bench.addUser(bench.organisationId, { role: 'admin', password_hash: 'some hash' })
    const sessionId = await bench.addSession(other)
    const { session, ...caller } = callerOf(other)
    const as = { ...caller, session: { ...session, id: sessionId } }
    const confirmPassword = async () => {
      await meanwhile(other.id, sessionId)
      return 'accepted' as const
    }
    const confirmChange = async () => {
      await meanwhile(other.id, sessionId)
      return { signedWith: 'password' } as const
    }
    const [renamed, revoked, removed] = [await bench.approve('one'), await bench.approve('two'), await bench.approve('three')]
    const key = await createAppKeyService(bench).make(bench.asAdmin, wanted, ownPassword)
    if ('refused' in key) throw new Error(key.refused)
    const renewal = await renewed()
    const keys = createAppKeyService({ ...bench, stillMay, confirmPassword })
    const ofRenewal = { ...bench.ofRenewal, stillMay, confirmPassword }
    const devices = createDeviceService({ ...bench.deviceDeps, stillMay, confirmChange })
    const signed = (id: string) => ({ caller: as, id, confirm: ownSignature })
    const users = createUserService({ ...bench, ...createPinsOfNewUsers(bench), stillMay, confirmChange })
    const cashier = await bench.addUser(bench.organisationId)
    return [
      () => keys.make(as, wanted, ownPassword),
      () => keys.rotate(as, key.appKey.id, 0, ownPassword),
      () => keys.withdraw(as, key.appKey.id, ownPassword),
      () => createSheetService(ofRenewal).open(as, renewal, ownPassword),
      () => createPinRenewalService(ofRenewal).start(as, { graceDays: 0, password: ownPassword }),
      () => devices.rename(signed(renamed), 'Another name'),
      () => devices.revoke(signed(revoked)),
      () => devices.remove(signed(removed)),
      () => users.remove(as, cashier.id, ownSignature),
    ]
  }
  /** A renewal that is over, with a PIN on its sheet. */
  const renewed = async (): Promise<string> => {
    const owner = await bench.addUser(bench.organisationId)
    await bench.pins.setPin(bench.asAdmin, owner.id, { pin: '40713' }, ownPassword)
    bench.clock.now += 1_000
    const begun = await createPinRenewalService(bench.ofRenewal).start(bench.asAdmin, { graceDays: 0, password: ownPassword })
    if ('refused' in begun) throw new Error(begun.refused)
    await createRenewalWorker(bench.ofRenewal).run()
    bench.clock.now += 1_000
    return begun.id
  }
  const change = async (id: string, columns: object) => {
    const { version } = await bench.database.query.selectFrom('users').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    return bench.users.update(bench.asAdmin, id, `"${version}"`, { ...columns, confirm: { password: ownPassword } })
  }

  it.each([
    ['demoted', (id: string) => change(id, { role: 'manager' })],
    ['blocked', (id: string) => change(id, { blocked: true })],
    [
      'signed out',
      (_: string, sessionId: string) =>
        bench.database.query.updateTable('sessions').set({ ended_at: 1 }).where('id', '=', sessionId).execute(),
    ],
  ] as const)(
    'DEV-10 USR-5 FRC-5 who is %s while the password is looked at gets no key, no sheet, no device and removes nobody',
    async (_, meanwhile) => {
      let once = false
      const changes = await scene(async (id, sessionId) => {
        if (!once) await meanwhile(id, sessionId)
        once = true
      })
      const answers = []
      for (const one of changes) answers.push(await one())
      expect(answers).toEqual(changes.map(() => ({ refused: 'not_signed_in' })))
    },
  )

  it('USR-5 an admin who stays one goes through', async () => {
    for (const one of await scene(() => Promise.resolve())) expect((await one()) ?? {}).not.toHaveProperty('refused')
  })
})
