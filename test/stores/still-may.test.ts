import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRenewalStarter } from '../../server/features/pin-renewal/start-renewal.ts'
import { createPinLoginService } from '../../server/features/pin-login/pin-login-service.ts'
import { createPinRulesService } from '../../server/features/pin-rules/pin-rules-service.ts'
import { pinFacts } from '../../server/features/pins/pin-facts.ts'
import { createPinImport } from '../../server/features/pins/import-pin.ts'
import { createPinService } from '../../server/features/pins/pin-service.ts'
import { createPinsOfNewUsers } from '../../server/features/pins/new-user-pin.ts'
import { createOwnPasswordService } from '../../server/features/me/own-password-service.ts'
import { createImportService } from '../../server/features/users/import/import-service.ts'
import { createUserService } from '../../server/features/users/user-service.ts'
import { stillMay } from '../../server/http/still-may.ts'
import { callerOf, createPeopleBench, ownPassword, type PeopleBench } from '../support/people-bench.ts'
import { databaseKinds } from '../support/test-database.ts'

describe.each(databaseKinds)('who signed a change on %s', (kind) => {
  let bench: PeopleBench
  beforeEach(async () => {
    bench = await createPeopleBench(kind)
  })
  afterEach(() => bench.drop())

  /** A manager whose password takes its time, while an admin does something. */
  const scene = async (meanwhile: (managerId: string, sessionId: string) => Promise<unknown>) => {
    const manager = await bench.addUser(bench.organisationId, { role: 'manager', password_hash: 'some hash' })
    const target = await bench.addUser(bench.organisationId)
    const sessionId = await bench.addSession(manager)
    const { session, ...caller } = callerOf(manager)
    const as = { ...caller, session: { ...session, id: sessionId } }
    const confirmPassword = async () => {
      await meanwhile(manager.id, sessionId)
      return 'accepted' as const
    }
    const confirmChange = async () => {
      await meanwhile(manager.id, sessionId)
      return { signedWith: 'password' } as const
    }
    const deps = { ...bench, stillMay, confirmPassword, confirmChange }
    const changes = [
      () => createPinService(deps).setPin(as, target.id, { generate: true }, { password: ownPassword }),
      () =>
        createImportService({ ...deps, pins: createPinImport(bench.tagger) }).start(as, {
          rows: 1,
          withPins: false,
          confirm: { password: ownPassword },
        }),
      () =>
        createPinRulesService({ ...deps, ...pinFacts, renewal: createRenewalStarter(bench.ofRenewal) }).update(as, {
          ifMatch: '"1"',
          change: { generatedOnly: true },
          password: ownPassword,
        }),
      () => createPinLoginService(deps).deactivate(as, ownPassword),
      () =>
        createOwnPasswordService({ ...deps, hashNewPassword: () => Promise.resolve('another hash') }).change(as, {
          current: ownPassword,
          password: 'x',
        }),
      async () => {
        await bench.pins.setPin(bench.asAdmin, target.id, { generate: true }, ownPassword)
        const { version } = await bench.database.query
          .selectFrom('users')
          .select('version')
          .where('id', '=', target.id)
          .executeTakeFirstOrThrow()
        const users = createUserService({ ...deps, ...createPinsOfNewUsers(deps) })
        return users.update(as, target.id, `"${version}"`, { pinForSigning: true, confirm: { password: ownPassword } })
      },
    ]
    return changes
  }
  const change = async (id: string, columns: object) => {
    const { version } = await bench.database.query.selectFrom('users').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    return bench.users.update(bench.asAdmin, id, `"${version}"`, { ...columns, confirm: { password: ownPassword } })
  }

  it.each([
    ['demoted', (id: string) => change(id, { role: 'staff' })],
    ['promoted', (id: string) => change(id, { role: 'admin' })],
    ['blocked', (id: string) => change(id, { blocked: true })],
    [
      'signed out',
      (_: string, sessionId: string) =>
        bench.database.query.updateTable('sessions').set({ ended_at: 1 }).where('id', '=', sessionId).execute(),
    ],
  ] as const)('DEV-10 USR-5 who is %s while the password is looked at changes nothing with it', async (_, meanwhile) => {
    const refused = []
    let once = false
    const changes = await scene(async (id, sessionId) => {
      if (!once) await meanwhile(id, sessionId)
      once = true
    })
    for (const one of changes) refused.push(await one())
    expect(refused).toEqual(changes.map(() => ({ refused: 'not_signed_in' })))
  })

  it('USR-5 who stays what they were goes through', async () => {
    const changes = await scene(() => Promise.resolve())
    for (const one of changes) expect((await one()) ?? {}).not.toHaveProperty('refused')
  })
})
