import type { Readiness } from '../../../contract/http/pin-login.ts'
import type { Executor } from '../../db/database.ts'
import type { PinLoginColumns } from './pin-login-store.ts'
import { nameWhoLacks, nameEarlierDevices } from './readiness-names.ts'
import { countReadiness, type ReadinessCounts } from './readiness-store.ts'

/** What a PIN length, in digits, means for so many people with a PIN. */
export type AdviseLength = (people: number, length: number) => Pick<Readiness, 'recommendedLength' | 'risk' | 'mustAcceptRisk'>

/** The readiness check (ACT-3). */
export async function readReadiness(
  tx: Executor,
  advise: AdviseLength,
  organisationId: string,
  state: PinLoginColumns,
): Promise<Readiness> {
  const counts = await countReadiness(tx, organisationId, state)
  const pinLength = shortestSoon(counts)
  return {
    people: counts.people,
    peopleWithoutPin: counts.withoutPin,
    withoutPin: await nameWhoLacks(tx, organisationId, 'pin'),
    peopleLackingPin: counts.lackingPin,
    lackingPin: await nameWhoLacks(tx, organisationId, 'needed_pin'),
    peopleWithoutEmail: counts.withoutEmail,
    withoutEmail: await nameWhoLacks(tx, organisationId, 'email'),
    earlierDevices: counts.earlierDevices,
    earlierDeviceNames: await nameEarlierDevices(tx, organisationId, state),
    pinLength,
    ...advise(counts.people, pinLength),
  }
}

/** Whoever has no PIN yet may get one of the shortest length allowed. */
function shortestSoon({ withoutPin, shortestPin, minLength }: ReadinessCounts): number {
  if (shortestPin === null) return minLength
  return withoutPin > 0 ? Math.min(shortestPin, minLength) : shortestPin
}
