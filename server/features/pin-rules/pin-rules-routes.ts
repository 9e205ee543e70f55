import { getPinRules, updatePinRules, type PinRules } from '../../../contract/http/pin-rules.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { PinRulesService } from './pin-rules-service.ts'

export function pinRulesRoutes(service: PinRulesService): Route[] {
  return [
    defineRoute(getPinRules, async ({ caller }) => ({ status: 200, ...tagged(await service.read(caller)) })),
    defineRoute(updatePinRules, async ({ caller, headers, body }) => {
      const { confirm, renew, ...change } = body
      const rules = await service.update(caller, { ifMatch: headers['if-match'], change, renew, password: confirm.password })
      return 'refused' in rules ? rules : { status: 200, ...tagged(rules) }
    }),
  ]
}

function tagged(rules: PinRules) {
  return { body: rules, headers: { etag: `"${rules.version}"` } }
}
