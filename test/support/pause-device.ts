import type { TestServer } from './test-server.ts'

const day = 86_400_000

interface Paused {
  /** Wrong PINs that counted within the last minutes. */
  today: number
  /** Wrong PINs that counted ten days ago. */
  before?: number
  /** How often it was lifted on the device itself, eleven days ago. */
  liftedThere?: number
}

/** Pauses a device as ten wrong PINs in a row do, whose waits of two hours no test sits through. */
export async function pauseDevice({ database }: TestServer, id: string, { today, before = 0, liftedThere = 0 }: Paused): Promise<void> {
  const now = Date.now()
  const times = (count: number, since: number) => Array.from({ length: count }, (_, at) => since + at)
  await database.query
    .updateTable('guessing')
    .set({
      charges: JSON.stringify([...times(before, now - 10 * day), ...times(today, now - 600_000)]),
      lifts: JSON.stringify(times(liftedThere, now - 11 * day).map((at) => ({ at, where: 'device' }))),
      paused_at: now - 500_000,
      pause_reason: 'in_a_row',
    })
    .where('device_id', '=', id)
    .execute()
}
