import * as calls from '../../../contract/http/devices.ts'
import * as own from '../../../contract/http/own-device.ts'
import type { Refused } from '../../http/answer.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { DeviceService } from './device-service.ts'

/** What a device asks for itself. */
function terminalRoutes(service: DeviceService): Route[] {
  return [
    defineRoute(calls.approveDevice, async ({ caller, body }) => {
      const done = await service.approve(caller, body)
      if ('refused' in done) return done
      const device = { id: done.id, name: done.name }
      return done.added ? { status: 201, body: device } : { status: 200, body: device }
    }),
    defineRoute(calls.listReattachable, async ({ caller, query }) => ({
      status: 200,
      body: await service.candidates(caller, query.machineId),
    })),
    defineRoute(own.getOwnDevice, async ({ caller }) => done(await service.own(caller))),
    defineRoute(own.renameOwnDevice, async ({ caller, body }) => (await service.renameOwn(caller, body)) ?? { status: 204 }),
    defineRoute(own.revokeOwnDevice, async ({ caller, body }) => (await service.revokeOwn(caller, body.confirm)) ?? { status: 204 }),
  ]
}

/** What leads ask in the console. */
function consoleRoutes(service: DeviceService): Route[] {
  return [
    defineRoute(calls.listDevices, async ({ caller, query }) => done(await service.list(caller, query))),
    defineRoute(calls.countDevices, async ({ caller, query }) => ({ status: 200, body: await service.count(caller, query.q) })),
    defineRoute(calls.getDevice, async ({ caller, params }) => done(await service.get(caller, params.id))),
    defineRoute(calls.renameDevice, async ({ caller, params, body: { name, confirm } }) =>
      done(await service.rename({ caller, id: params.id, confirm }, name)),
    ),
    defineRoute(calls.revokeDevice, async ({ caller, params, body }) => done(await service.revoke({ caller, id: params.id, ...body }))),
    defineRoute(calls.liftDevice, async ({ caller, params }) => done(await service.lift(caller, params.id))),
    defineRoute(
      calls.deleteDevice,
      async ({ caller, params, body }) => (await service.remove({ caller, id: params.id, ...body })) ?? { status: 204 },
    ),
    defineRoute(calls.listDeviceSessions, async ({ caller, params, query }) => done(await service.sessions(caller, params.id, query))),
    defineRoute(calls.endDeviceSession, async ({ caller, params }) => (await service.endSession(caller, params.id)) ?? { status: 204 }),
  ]
}

export function deviceRoutes(service: DeviceService): Route[] {
  return [...terminalRoutes(service), ...consoleRoutes(service)]
}

function done<Body extends object>(result: Body | Refused): { status: 200; body: Body } | Refused {
  return 'refused' in result ? result : { status: 200, body: result }
}
