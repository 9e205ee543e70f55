import {
  changePinRenewal,
  getPinRenewal,
  handOutSheet,
  listRenewedPeople,
  openRenewalSheet,
  retryPinRenewal,
  startPinRenewal,
} from '../../../contract/http/pin-renewal.ts'
import type { Refused } from '../../http/answer.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PinRenewalService } from './renewal-service.ts'
import type { SheetService } from './sheet-service.ts'

export function pinRenewalRoutes(renewals: PinRenewalService, sheets: SheetService): Route[] {
  return [
    defineRoute(getPinRenewal, async ({ caller }) => ({ status: 200, body: await renewals.read(caller) })),
    defineRoute(listRenewedPeople, async ({ caller, query }) => answerOf(200, await renewals.people(caller, query))),
    defineRoute(startPinRenewal, async ({ caller, body }) =>
      answerOf(201, await renewals.start(caller, { graceDays: body.graceDays, password: body.confirm.password })),
    ),
    defineRoute(changePinRenewal, async ({ caller, params, body }) => answerOf(200, await renewals.change(caller, params.id, body.state))),
    defineRoute(retryPinRenewal, async ({ caller, params }) => answerOf(200, await renewals.retry(caller, params.id))),
    defineRoute(openRenewalSheet, async ({ caller, params, body }) =>
      answerOf(200, await sheets.open(caller, params.id, body.confirm.password)),
    ),
    defineRoute(handOutSheet, async ({ caller, params, body }) =>
      answerOf(200, await sheets.handOut(caller, params.id, Date.parse(body.shownAt))),
    ),
  ]
}

function answerOf<Status extends 200 | 201, Body extends object>(status: Status, done: Body | Refused) {
  return isRefused(done) ? done : { status, body: done }
}

function isRefused(done: object): done is Refused {
  return 'refused' in done
}
