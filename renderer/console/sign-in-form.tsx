import { Grip } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button/button.tsx'
import { Field } from '../ui/field/field.tsx'
import { PasswordField } from '../ui/field/password-field.tsx'
import type { Entering } from './console-store.ts'
import { ForgottenForm } from './forgotten/forgotten-form.tsx'
import { PinCodeForm } from './pin-code/pin-code-form.tsx'
import { FirstPinForm } from './sign-in-pin/first-pin-form.tsx'
import { SecondStepForm } from './sign-in-pin/second-step-form.tsx'
import styles from './sign-in-form.module.css'
import { SignInTrouble } from './sign-in-trouble.tsx'
import { useSignInForm } from './use-sign-in-form.ts'

/** User name and password, and where a server serves several, which organisation. */
export function SignInForm({ trouble, busy, asked = null }: Entering) {
  const { t } = useTranslation(['console', 'forgotten', 'pinCode'])
  const form = useSignInForm()
  const [lost, setLost] = useState<'password' | 'pin' | null>(location.hash === '#/pin-code' ? 'pin' : null)
  const onBack = () => setLost(null)
  const needs = (name: string, words: string) => (form.wrong.includes(name) ? words : undefined)
  if (asked?.kind === 'pinRequired') return <SecondStepForm key={asked.token} asked={asked} trouble={trouble} busy={busy} />
  if (asked?.kind === 'pinChangeRequired') return <FirstPinForm key={asked.token} asked={asked} trouble={trouble} busy={busy} />
  if (lost === 'password') return <ForgottenForm named={form.named} slug={form.slug} onBack={onBack} />
  if (lost === 'pin') return <PinCodeForm named={form.named} slug={form.slug} onBack={onBack} />
  return (
    <form className={styles.form} noValidate onSubmit={form.onSubmit}>
      <h1>{t('signIn')}</h1>
      {trouble !== null && <SignInTrouble trouble={trouble} />}
      {form.named ? (
        <Field
          name="organisation"
          label={t('organisation')}
          problem={needs('organisation', t('needOrganisation'))}
          defaultValue={form.slug}
          maxLength={40}
        />
      ) : null}
      <Field
        name="username"
        label={t('username')}
        problem={needs('username', t('needUsername'))}
        autoComplete="username"
        autoFocus
        maxLength={64}
      />
      <PasswordField
        name="password"
        label={t('password')}
        problem={needs('password', t('needPassword'))}
        autoComplete="current-password"
        maxLength={256}
        words={{ show: t('show'), hide: t('hide') }}
      />
      <Button go big type="submit" disabled={busy}>
        {busy ? t('signingIn') : t('signIn')}
      </Button>
      <button type="button" className={styles.several} onClick={() => setLost('password')}>
        {t('forgotten:ask')}
      </button>
      <button type="button" className={styles.several} onClick={() => setLost('pin')}>
        {t('pinCode:ask')}
      </button>
      {!form.named && (
        <button type="button" className={styles.several} onClick={form.nameOrganisation}>
          {t('several')}
        </button>
      )}
      <p className={styles.note}>
        <Grip />
        <span>{t('shift')}</span>
      </p>
    </form>
  )
}
