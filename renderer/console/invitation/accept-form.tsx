import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasswordLink } from '../../../contract/http/password-links.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import type { Failure } from '../api/send.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { NewPassword, type NewPasswordProblem } from '../parts/new-password.tsx'
import { useWhen } from '../parts/use-when.ts'
import styles from './accept-form.module.css'

interface AcceptFormProps {
  link: PasswordLink
  busy: boolean
  failure: Failure | null
  problem: NewPasswordProblem | null
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
}

/** Nothing is spent until this form is sent. The user name stands in it for password managers. */
export function AcceptForm({ link, busy, failure, problem, onSubmit }: AcceptFormProps) {
  const { t } = useTranslation(['invitation', 'frame'])
  const { day } = useWhen()
  const { user, organisation } = link
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <div>
        <h1 dir="auto">{t(link.kind === 'reset' ? 'helloAgain' : 'hello', { name: user.displayName })}</h1>
        <p className={styles.says}>{t(link.kind === 'reset' ? 'reset' : 'invited', { shop: organisation.name })}</p>
      </div>
      <Field name="username" label={t('username')} hint={t('usernameHint')} value={user.username} readOnly autoComplete="username" />
      <NewPassword problem={problem} own={[user.username, user.displayName, organisation.name]} />
      <FailureNote failure={failure} known={{ not_found: t('goneMeanwhile'), one_factor_by_mail: t('oneByMail'), try_later: t('later') }} />
      <Button go big type="submit" disabled={busy}>
        {busy ? t('frame:saving') : t('accept')}
      </Button>
      <p className={styles.note}>{link.kind === 'reset' ? t('resetUntil') : t('until', { day: day(link.expiresAt) })}</p>
    </form>
  )
}
