import type { Chore } from './boot/chores.ts'
import { appApiRoutes } from './features/app-api/app-api-routes.ts'
import { appKeyRoutes } from './features/app-keys/app-key-routes.ts'
import { createAppKeyService } from './features/app-keys/app-key-service.ts'
import { forgetOverdue } from './features/app-keys/app-key-store.ts'
import type { Database } from './db/database.ts'
import type { Effects } from './features/effects.ts'
import type { PasswordCheck } from './http/password-check.ts'
import { createCallLimit } from './http/call-limit.ts'
import type { Route } from './http/route.ts'

interface AppsNeed {
  database: Database
  effects: Effects
  passwords: PasswordCheck
}

/** How often one application may, in a minute. A token lasts an hour; a sign-in costs an Argon2. */
const perMinute = { tokens: 30, signIns: 120 } as const

/** Other applications: their keys in the console, and what they call. */
export function wireApps(needs: AppsNeed): { routes: Route[]; chores: Chore[] } {
  const limits = { tokens: createCallLimit(perMinute.tokens), signIns: createCallLimit(perMinute.signIns) }
  const { database, effects, passwords } = needs
  const confirmPassword: PasswordCheck['confirmPassword'] = (session, password, caller) =>
    passwords.confirmPassword(session, password, caller)
  return {
    routes: [
      ...appKeyRoutes(createAppKeyService({ database, effects, confirmPassword })),
      ...appApiRoutes({ database, effects, passwords, limits, demandPinChange: () => Promise.resolve(null) }),
    ],
    chores: [{ everySeconds: 600, run: () => forgetOverdue(database, effects.now()) }],
  }
}
