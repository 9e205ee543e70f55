import type { Chore } from './boot/chores.ts'
import type { RenewalDeps } from './features/pin-renewal/renewal-deps.ts'
import { pinRenewalRoutes } from './features/pin-renewal/renewal-routes.ts'
import { createPinRenewalService } from './features/pin-renewal/renewal-service.ts'
import { createRenewalWorker } from './features/pin-renewal/renewal-worker.ts'
import { createSheetService } from './features/pin-renewal/sheet-service.ts'
import { createRenewalStarter, type RenewalStarter } from './features/pin-renewal/start-renewal.ts'
import { endOverGraces } from './features/pins/pin-graces.ts'
import { createPinTagger } from './features/pins/pin-tagger.ts'
import { createRenewPins } from './features/pins/renew-pin.ts'
import type { Route } from './http/route.ts'
import { stillMay } from './http/still-may.ts'
import type { Mail } from './wire-mail.ts'

export interface Renewal {
  routes: Route[]
  chores: Chore[]
  starter: RenewalStarter
}

/** New PINs for everybody (POL-4). */
export function wireRenewal(
  foundation: Pick<RenewalDeps, 'database' | 'effects' | 'events' | 'keys'> & { mail: Mail },
  confirmPassword: RenewalDeps['confirmPassword'],
): Renewal {
  const { effects, keys, mail } = foundation
  const pins = {
    ...createRenewPins({ tagger: createPinTagger(keys), randomBytes: (count) => effects.randomBytes(count) }),
    endOverGraces,
  }
  const deps = {
    ...foundation,
    pins,
    canMail: mail.server !== null,
    writeNewPin: mail.writeNewPin,
    tellOwner: mail.tellPinSet,
    stillMay,
    confirmPassword,
  }
  const worker = createRenewalWorker(deps)
  return {
    routes: pinRenewalRoutes(createPinRenewalService(deps), createSheetService(deps)),
    chores: [
      { everySeconds: 1, run: () => worker.run() },
      { everySeconds: 5, run: () => worker.sweep() },
    ],
    starter: createRenewalStarter(deps),
  }
}
