import { endOldAppKey, listAppKeys, makeAppKey, renameAppKey, rotateAppKey, withdrawAppKey } from '../../../contract/http/app-keys.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { AppKeyService } from './app-key-service.ts'

export function appKeyRoutes(service: AppKeyService): Route[] {
  return [
    defineRoute(listAppKeys, async ({ caller }) => ({ status: 200, body: { items: await service.list(caller) } })),
    defineRoute(makeAppKey, async ({ caller, body: { confirm, ...wanted } }) => {
      const made = await service.make(caller, wanted, confirm.password)
      return 'refused' in made ? made : { status: 201, body: made }
    }),
    defineRoute(rotateAppKey, async ({ caller, params, body }) => {
      const made = await service.rotate(caller, params.id, body.overlapHours, body.confirm.password)
      return 'refused' in made ? made : { status: 200, body: made }
    }),
    defineRoute(renameAppKey, async ({ caller, params, body }) => {
      const renamed = await service.rename(caller, params.id, body.name, body.confirm.password)
      return 'refused' in renamed ? renamed : { status: 200, body: renamed }
    }),
    defineRoute(endOldAppKey, async ({ caller, params, body }) => {
      const left = await service.endOld(caller, params.id, body.confirm.password)
      return 'refused' in left ? left : { status: 200, body: left }
    }),
    defineRoute(withdrawAppKey, async ({ caller, params, body }) => {
      const done = await service.withdraw(caller, params.id, body.confirm.password)
      return done === 'withdrawn' ? { status: 204 } : done
    }),
  ]
}
