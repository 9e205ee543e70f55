import type { z } from 'zod'
import { exportAuditEvents, listAuditEvents } from '../../../contract/http/audit-events.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { EventFilter } from './audit-list-store.ts'
import type { AuditService } from './audit-service.ts'

export function auditRoutes(service: AuditService): Route[] {
  return [
    defineRoute(listAuditEvents, async ({ caller, query }) => {
      const page = await service.list(filterOf(caller.session.organisation_id, query), query)
      return 'refused' in page ? page : { status: 200, body: page }
    }),
    defineRoute(exportAuditEvents, async ({ caller, query }) => {
      const file = await service.export(caller, filterOf(caller.session.organisation_id, query), query)
      return { status: 200, ...file, contentType: 'text/csv; charset=utf-8; header=present' }
    }),
  ]
}

type FilterQuery = Pick<z.output<typeof exportAuditEvents.query>, 'person' | 'deviceId' | 'type' | 'from' | 'to'>

function filterOf(organisationId: string, query: FilterQuery): EventFilter {
  const { person, deviceId, type: types, from, to } = query
  return { organisationId, person, deviceId, types, from: timeOf(from), to: timeOf(to) }
}

function timeOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time)
}
