import { Keyboard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Field } from '../../../ui/field/field.tsx'
import { PasswordField } from '../../../ui/field/password-field.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { showKeyboard } from '../../app/keyboard-store.ts'
import styles from './password-form.module.css'
import { type FieldName, usePasswordForm } from './use-password-form.ts'

export const formId = 'sign-in'

interface PasswordFormProps {
  screen: ScreenOf<'password'>
  /** The on-screen keyboard is there, and the key that sends with it. */
  keyboard: boolean
}

/** The fields. They are read once, when they are sent; nothing follows what is typed. */
export function PasswordForm({ screen, keyboard }: PasswordFormProps) {
  const { t } = useTranslation(['password', 'keyboard'])
  const names: FieldName[] = screen.asksOrganisation ? ['organisation', 'username', 'password'] : ['username', 'password']
  const { wrong, onSubmit } = usePasswordForm(names, screen.busy)
  const fieldOf = (name: FieldName) => ({
    name,
    label: t(name),
    problem: wrong.includes(name) ? t(`need_${name}`) : undefined,
    readOnly: screen.busy,
    inputMode: keyboard ? ('none' as const) : undefined,
    autoCapitalize: 'none',
    autoCorrect: 'off',
    spellCheck: false,
  })
  return (
    <form id={formId} className={classNames(styles.form, screen.asksOrganisation && styles.three)} noValidate onSubmit={onSubmit}>
      {screen.asksOrganisation && <Field {...fieldOf('organisation')} autoFocus autoComplete="organization" maxLength={40} />}
      <Field {...fieldOf('username')} autoFocus={!screen.asksOrganisation} autoComplete="username" maxLength={64} />
      <PasswordField
        {...fieldOf('password')}
        autoComplete="current-password"
        maxLength={256}
        words={{ show: t('show'), hide: t('hide') }}
      />
      {!keyboard && (
        <div className={styles.actions}>
          <Key tone="go" type="submit" disabled={screen.busy}>
            {screen.busy ? t('signingIn') : t('signIn')}
          </Key>
          <Key tone="quiet" onClick={showKeyboard}>
            <Keyboard />
            {t('keyboard:show')}
          </Key>
        </div>
      )}
    </form>
  )
}
