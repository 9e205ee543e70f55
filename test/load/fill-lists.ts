import { v7 } from 'uuid'
import type { Executor } from '../../server/db/database.ts'
import { deviceKeys } from '../../server/db/name-key.ts'
import type { DeviceRow } from '../../server/db/schema.ts'
import { newUserRow } from '../../server/features/users/new-user.ts'

/** Adds users by the thousand. */
export async function fillUsers(database: Executor, organisationId: string, count: number): Promise<void> {
  const of = { organisationId, role: 'staff', loginMethod: 'pin_only', passwordHash: null, now: 0 } as const
  const rows = Array.from({ length: count }, (_, n) =>
    newUserRow({ ...of, id: v7(), displayName: `Person ${n}`, username: `user${n}`, email: `p${n}@example.com` }),
  )
  for (let at = 0; at < count; at += 500)
    await database.query
      .insertInto('users')
      .values(rows.slice(at, at + 500))
      .execute()
}

/** Adds devices like the given one, each with a name of its own. */
export async function fillDevices(database: Executor, like: DeviceRow, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => {
    const name = `Scanner ${n}`
    return { ...like, id: v7(), name, ...deviceKeys(name), key_thumbprint: `key ${n}`, approved_at: n, last_seen_at: (n * 7_919) % count }
  })
  for (let at = 0; at < count; at += 500)
    await database.query
      .insertInto('devices')
      .values(rows.slice(at, at + 500))
      .execute()
}
