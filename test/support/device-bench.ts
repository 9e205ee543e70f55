import { v7 } from 'uuid'
import type { DatabaseKind } from '../../server/db/database.ts'
import type { UserRow } from '../../server/db/schema.ts'
import type { DeviceServiceDeps } from '../../server/features/devices/device-deps.ts'
import { createDeviceService } from '../../server/features/devices/device-service.ts'
import { createGuessingService } from '../../server/features/guessing/guessing-service.ts'
import { deleteGuessing, lockGuessing, writeGuessing } from '../../server/features/guessing/guessing-store.ts'
import { readTillSigner } from '../../server/features/pins/till-signer.ts'
import type { BrowserCaller, DeviceCaller, WithSession } from '../../server/http/caller.ts'
import { createPeopleBench, ownPassword } from './people-bench.ts'

export const till = { name: 'Till 1', machineId: 'machine 1', platform: 'electron', appVersion: '0.1.0' } as const

/** The people's bench with PIN login activated, devices, and the real counters of wrong PINs. */
export async function createDeviceBench(kind: DatabaseKind) {
  const people = await createPeopleBench(kind)
  const { database, effects, events, lookup, confirmChange, stillMay } = people
  const guessing = createGuessingService({ database, effects, events, pins: lookup, pinLengthOf: () => Promise.resolve(5) })
  const deviceDeps = {
    database,
    effects,
    events,
    confirmChange,
    stillMay,
    liftAfterApproval: ((tx, device, by) => guessing.liftAfterApproval(tx, device, by)) satisfies DeviceServiceDeps['liftAfterApproval'],
    lift: ((device, where, by) => guessing.lift(device, where, by)) satisfies DeviceServiceDeps['lift'],
    deviceTries: ((device) => guessing.deviceTries(device)) satisfies DeviceServiceDeps['deviceTries'],
    deleteGuessing,
    readSigner: (tx, session) => readTillSigner(() => Promise.resolve(false), tx, session),
  } satisfies DeviceServiceDeps
  const devices = createDeviceService(deviceDeps)
  await people.pinLogin.activate(people.asAdmin)
  people.published.length = 0
  const pause = (deviceId: string) =>
    database.transaction(async (tx) => {
      const state = await lockGuessing(tx, { id: deviceId, organisation_id: people.organisationId })
      await writeGuessing(tx, deviceId, { ...state, pausedAt: people.clock.now, pauseReason: 'in_a_row' })
    })
  /** Somebody signed in with a password on the device of a key; a device of its own for each key. */
  const terminalOf = async (user: UserRow, thumbprint: string): Promise<WithSession<DeviceCaller>> => {
    const device = await database.query.selectFrom('devices').selectAll().where('key_thumbprint', '=', thumbprint).executeTakeFirst()
    const columns = { surface: 'terminal', key_thumbprint: thumbprint, device_id: device?.id ?? null } as const
    const id = await people.addSession(user, columns)
    const row = await database.query.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const proof = { thumbprint, publicJwk: `{"key":"${thumbprint}"}`, id: v7(), expiresAt: Number.MAX_SAFE_INTEGER }
    return {
      kind: 'device',
      ip: '192.0.2.7',
      proof,
      device: device ?? null,
      session: { ...row, role: user.role, displayName: user.display_name },
    }
  }
  /** Approves the device of a key as the admin. @returns its ID. */
  const approve = async (thumbprint: string, name = 'Till 1'): Promise<string> => {
    const done = await devices.approve(await terminalOf(people.admin, thumbprint), { ...till, name })
    if ('refused' in done) throw new Error(done.refused)
    return done.id
  }
  /** A change of a device that somebody signs with the password. */
  const signed = (caller: WithSession<BrowserCaller>, id: string) => ({ caller, id, confirm: { password: ownPassword } })
  return { ...people, devices, deviceDeps, signed, pause, terminalOf, approve }
}

export type DeviceBench = Awaited<ReturnType<typeof createDeviceBench>>
