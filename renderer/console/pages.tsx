import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConfirmAddressPage } from './addresses/confirm-address-page.tsx'
import { confirmLink } from './addresses/confirm-link.ts'
import { queryClient } from './api/queries.ts'
import { useConsoleStore } from './console-store.ts'
import { SessionEnded } from './frame/session-ended.tsx'
import { InvitationPage } from './invitation/invitation-page.tsx'
import { useInvitationStore } from './invitation/invitation-store.ts'
import { LiveUpdates } from './live/live-updates.tsx'
import { NewPinPage } from './new-pin/new-pin-page.tsx'
import { useNewPinStore } from './new-pin/new-pin-store.ts'
import { router } from './router.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** The console's pages: who is not signed in signs in. */
export function Pages() {
  const { t } = useTranslation('console')
  const state = useConsoleStore((store) => store.state)
  const token = useInvitationStore((store) => store.token)
  const pinToken = useNewPinStore((store) => store.token)
  const address = confirmLink.useToken((store) => store.token)
  if (pinToken !== null) return <NewPinPage key={pinToken} token={pinToken} />
  if (token !== null) return <InvitationPage key={token} token={token} />
  if (address !== null) return <ConfirmAddressPage key={address} token={address} />
  switch (state.page) {
    case 'loading':
      return <p className="for-ears">{t('loading')}</p>
    case 'signIn':
      return <SignInPage {...state} />
    case 'inside':
      return (
        <QueryClientProvider client={queryClient}>
          {/* Somebody else's page is a new page, with nothing of the one before. */}
          <RouterProvider key={state.session.user.id} router={router} />
          {state.again ? <SessionEnded {...state.again} /> : <LiveUpdates key={state.session.id} />}
        </QueryClientProvider>
      )
  }
}
