import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../ui/field/password-field.tsx'
import { useOnScreenKeyboard } from '../app/keyboard-store.ts'

/** The one field of a `FormPage` in which somebody who is signed in types the own password. */
export function OwnPasswordField({ busy }: { busy: boolean }) {
  const { t } = useTranslation('password')
  const keyboard = useOnScreenKeyboard()
  return (
    <PasswordField
      name="typed"
      label={t('password')}
      autoFocus
      autoComplete="current-password"
      maxLength={256}
      readOnly={busy}
      inputMode={keyboard ? 'none' : undefined}
      words={{ show: t('show'), hide: t('hide') }}
    />
  )
}
