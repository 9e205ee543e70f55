import { useTranslation } from 'react-i18next'
import type { Entering } from './console-store.ts'
import { Entry } from './entry.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The way into the console. */
export function SignInPage({ trouble, busy, asked = null }: Entering) {
  const { t } = useTranslation('console')
  return (
    <Entry organisation="Tillpass" says={t('about')}>
      <SignInForm trouble={trouble} busy={busy} asked={asked} />
    </Entry>
  )
}
