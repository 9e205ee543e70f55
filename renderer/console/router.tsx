import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { AccountPage } from './account/account-page.tsx'
import { AppKeysPage } from './app-keys/app-keys-page.tsx'
import { DevicePage } from './devices/device-page.tsx'
import { Frame } from './frame/frame.tsx'
import { AdminsOnly, Home, LeadsOnly } from './frame/leads-only.tsx'
import { ImportPage } from './import/import-page.tsx'
import { MailPage } from './mail/mail-page.tsx'
import { OwnPinPage } from './own-pin/own-pin-page.tsx'
import { PinLoginPage } from './pin-login/pin-login-page.tsx'
import { PinRenewalPage } from './pin-renewal/pin-renewal-page.tsx'
import { PinRulesPage } from './pin-rules/pin-rules-page.tsx'
import { recordsSearchSchema } from './records/records-search.ts'
import { RecordsPage } from './records/records-page.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { SetUpPage } from './set-up/set-up-page.tsx'
import { UsersPage } from './users/users-page.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: Home })
const leads = createRoute({ getParentRoute: () => root, id: 'leads', component: LeadsOnly })

const admins = createRoute({ getParentRoute: () => root, id: 'admins', component: AdminsOnly })

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: Home }),
  createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage }),
  createRoute({ getParentRoute: () => root, path: '/account/pin', component: OwnPinPage }),
  // Its page stands in place of all others, signed in or not; this only keeps the router from leading elsewhere.
  createRoute({ getParentRoute: () => root, path: '/invitation/$token', component: () => null }),
  createRoute({ getParentRoute: () => root, path: '/new-pin/$token', component: () => null }),
  createRoute({ getParentRoute: () => root, path: '/new-pin', component: () => null }),
  admins.addChildren([createRoute({ getParentRoute: () => admins, path: '/app-keys', component: AppKeysPage })]),
  createRoute({ getParentRoute: () => root, path: '/confirm-address/$token', component: () => null }),
  leads.addChildren([
    createRoute({ getParentRoute: () => leads, path: '/set-up', component: SetUpPage }),
    createRoute({ getParentRoute: () => leads, path: '/pin-login', component: PinLoginPage }),
    createRoute({ getParentRoute: () => leads, path: '/pin-rules', component: PinRulesPage }),
    createRoute({ getParentRoute: () => leads, path: '/pin-renewal', component: PinRenewalPage }),
    createRoute({ getParentRoute: () => leads, path: '/devices/$deviceId', component: DevicePage }),
    createRoute({ getParentRoute: () => leads, path: '/users', component: UsersPage }),
    createRoute({ getParentRoute: () => leads, path: '/records', component: RecordsPage, validateSearch: recordsSearchSchema }),
    createRoute({ getParentRoute: () => leads, path: '/users/import', component: ImportPage }),
    createRoute({ getParentRoute: () => leads, path: '/mail', component: MailPage }),
    createRoute({ getParentRoute: () => leads, path: '/settings', component: SettingsPage }),
  ]),
])

/** Pages stand behind the fragment: /console/ stays one file, whose addresses are relative, and a page's name reaches no log. */
export const router = createRouter({ routeTree: routes, history: createHashHistory() })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
