import { useTranslation } from 'react-i18next'
import type { Problem } from '../../contract/errors.ts'
import { Entry } from './entry.tsx'
import { SignInForm } from './sign-in-form.tsx'

interface SignInPageProps {
  trouble: Problem | 'away' | null
  busy: boolean
}

/** The way into the console. */
export function SignInPage(props: SignInPageProps) {
  const { t } = useTranslation('console')
  return (
    <Entry organisation="Tillpass" says={t('about')}>
      <SignInForm {...props} />
    </Entry>
  )
}
