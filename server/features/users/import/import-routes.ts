import { endUserImport, getImportRules, importUsers, startUserImport } from '../../../../contract/http/user-imports.ts'
import { defineRoute, type Route } from '../../../http/route.ts'
import type { ImportService } from './import-service.ts'

export function importRoutes(service: ImportService): Route[] {
  return [
    defineRoute(getImportRules, async ({ caller }) => ({ status: 200, body: await service.rules(caller.session.organisation_id) })),
    defineRoute(startUserImport, async ({ caller, body }) => {
      const begun = await service.start(caller, body)
      return 'refused' in begun ? begun : { status: 201, body: begun }
    }),
    defineRoute(importUsers, async ({ caller, params, body }) => {
      const done = await service.add(caller, params.id, body)
      return 'refused' in done ? done : { status: 200, body: done }
    }),
    defineRoute(endUserImport, async ({ caller, params }) => (await service.end(caller, params.id)) ?? { status: 204 }),
  ]
}
