import type { Executor } from '../../db/database.ts'
import type { PinLoginColumns } from './pin-login-store.ts'
import { earlierDevices, lackingPeople, workingPeople } from './readiness-store.ts'

/** As many as a person reads at a glance; the count says how many more there are. */
const named = 5

/** The first people, by name, without a PIN, without the PIN that their role needs, or without e-mail (ACT-3). */
export async function nameWhoLacks(tx: Executor, organisationId: string, what: 'pin' | 'needed_pin' | 'email'): Promise<string[]> {
  const people = what === 'needed_pin' ? lackingPeople(tx, organisationId) : workingPeople(tx, organisationId)
  const rows = await people
    .select('users.display_name')
    .where(what === 'email' ? 'users.email' : 'pins.user_id', 'is', null)
    .orderBy('users.display_name')
    .orderBy('users.id')
    .limit(named)
    .execute()
  return rows.map(({ display_name }) => display_name)
}

/** The first devices, by name, that were approved in an earlier activation (ACT-3). */
export async function nameEarlierDevices(tx: Executor, organisationId: string, state: PinLoginColumns): Promise<string[]> {
  const rows = await earlierDevices(tx, organisationId, state).select('name').orderBy('name').orderBy('id').limit(named).execute()
  return rows.map(({ name }) => name)
}
