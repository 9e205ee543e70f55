import type { OpenedSession } from '../../../contract/http/sessions.ts'
import type { Executor } from '../../db/database.ts'
import type { DeviceRow } from '../../db/schema.ts'
import type { DeviceCaller } from '../../http/caller.ts'
import type { Effects } from '../effects.ts'
import { openSession, type Opened, type SignIn } from './open-session.ts'
import { resumeLocked } from './resume-session.ts'
import { noOffers } from './session-offers.ts'

/** Signs in who proved the own PIN. The locked session's owner goes on; anybody else ends it and opens their own (TRM-2). */
export async function signInByPin(
  { effects }: { effects: Effects },
  tx: Executor,
  caller: DeviceCaller & { device: DeviceRow },
  who: { user: OpenedSession['user']; organisation: SignIn['organisation'] },
): Promise<Opened> {
  const signIn = {
    ...who,
    deviceId: caller.device.id,
    keyThumbprint: caller.proof.thumbprint,
    method: 'pin',
    secondStep: false,
    ip: caller.ip,
  } as const
  const resumed = await resumeLocked(tx, effects, caller.session, signIn)
  if (resumed !== null) return { session: resumed, events: [] }
  return openSession(tx, effects, signIn, noOffers, caller.session === null ? 'replaced' : 'switched')
}
