import { getRecoveryCodes, makeRecoveryCodes, recoverPassword } from '../../../contract/http/recovery-codes.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { RecoveryCodeService } from './recovery-code-service.ts'

export function recoveryCodeRoutes(service: RecoveryCodeService): Route[] {
  return [
    defineRoute(getRecoveryCodes, async ({ caller }) => ({ status: 200, body: await service.read(caller) })),
    defineRoute(makeRecoveryCodes, async ({ caller, body }) => {
      const made = await service.make(caller, body.confirm.password)
      return 'refused' in made ? made : { status: 201, body: made }
    }),
    defineRoute(recoverPassword, async ({ caller, body }) => (await service.recover(caller, body)) ?? { status: 204 }),
  ]
}
