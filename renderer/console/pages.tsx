import { useTranslation } from 'react-i18next'
import { useConsoleStore } from './console-store.ts'
import { HomePage } from './home-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** The console's page: who is not signed in signs in. */
export function Pages() {
  const { t } = useTranslation('console')
  const state = useConsoleStore((store) => store.state)
  switch (state.page) {
    case 'loading':
      return <p className="for-ears">{t('loading')}</p>
    case 'signIn':
      return <SignInPage trouble={state.trouble} busy={state.busy} />
    case 'home':
      return <HomePage session={state.session} away={state.away} busy={state.busy} />
  }
}
