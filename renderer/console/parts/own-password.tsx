import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../ui/field/password-field.tsx'
import type { Failure } from '../api/send.ts'

interface OwnPasswordProps {
  failure: Failure | null
  /** Nothing was typed. */
  missing: boolean
  /** What it signs, where that is more than this change. */
  hint?: string | undefined
  autoFocus?: boolean
}

/** The password of who is at the console: it signs a change. */
export function OwnPassword({ failure, missing, hint, autoFocus = false }: OwnPasswordProps) {
  const { t } = useTranslation('frame')
  const wrong = failure?.kind === 'refused' && failure.problem.code === 'confirmation_not_accepted'
  return (
    <PasswordField
      name="ownPassword"
      label={t('ownPassword')}
      hint={hint ?? t('ownPasswordHint')}
      autoFocus={autoFocus}
      problem={missing ? t('needPassword') : wrong ? t('passwordNoMatch') : undefined}
      autoComplete="current-password"
      maxLength={256}
      words={{ show: t('show'), hide: t('hide') }}
    />
  )
}
