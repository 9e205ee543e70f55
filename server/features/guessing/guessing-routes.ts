import { assertNever } from '../../../contract/errors.ts'
import { getOwnTries, liftOwnPause } from '../../../contract/http/devices.ts'
import { ownApproved } from '../../http/own-device.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { GuessingService, LiftOutcome } from './guessing-service.ts'

/** The lift of a paused device at the device itself (GRD-9). */
export function guessingRoutes(service: Pick<GuessingService, 'deviceTries' | 'lift'>): Route[] {
  return [
    defineRoute(getOwnTries, async ({ caller }) => {
      const device = ownApproved(caller)
      return device === null ? { refused: 'device_not_approved' } : { status: 200, body: await service.deviceTries(device) }
    }),
    defineRoute(liftOwnPause, async ({ caller }) => {
      const device = ownApproved(caller)
      if (device === null) return { refused: 'device_not_approved' }
      const by = { userId: caller.session.user_id, sessionId: caller.session.id, ip: caller.ip }
      return liftAnswer(await service.lift(device, 'device', by))
    }),
  ]
}

function liftAnswer(outcome: LiftOutcome) {
  switch (outcome) {
    case 'lifted':
      return { status: 204 } as const
    case 'not_paused':
    case 'lift_used_up':
      return { refused: outcome } as const
    default:
      return assertNever(outcome)
  }
}
