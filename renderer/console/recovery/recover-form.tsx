import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recoverPassword } from '../../../contract/http/recovery-codes.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { tell } from '../api/ask.ts'
import { enter } from '../console-store.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { NewPassword, type NewPasswordProblem } from '../parts/new-password.tsx'
import { readNewPassword } from '../parts/read-new-password.ts'
import { useTask } from '../parts/use-task.ts'
import styles from '../sign-in-form.module.css'

interface RecoverFormProps {
  /** Whether the organisation is asked for, and which one a link named. */
  named: boolean
  slug: string
  onBack: () => void
}

/** What was typed, looked at and sent; the new password is the way in. */
function useRecovery() {
  const { busy, failure, run, forget } = useTask()
  const [problem, setProblem] = useState<NewPasswordProblem | null>(null)
  const [missing, setMissing] = useState<readonly string[]>([])
  const recover = async (form: FormData) => {
    const { password, problem: found } = readNewPassword(form)
    const [username, code, organisation] = [
      textOf(form, 'username').trim(),
      textOf(form, 'code').trim(),
      textOf(form, 'organisation').trim(),
    ]
    const empty = Object.entries({ username, code }).flatMap(([name, value]) => (value === '' ? [name] : []))
    setProblem(found)
    setMissing(empty)
    forget()
    if (found !== null || empty.length > 0) return
    const where = organisation === '' ? {} : { organisation }
    if (!(await run(() => tell(recoverPassword, { body: { ...where, username, code, password } })))) return
    await enter({ ...where, username, password })
  }
  return { busy, failure, problem, missing, recover }
}

/** A new password by one of the printed codes; then its owner is signed in (ACC-1). */
export function RecoverForm({ named, slug, onBack }: RecoverFormProps) {
  const { t } = useTranslation(['recovery', 'console', 'frame'])
  const { busy, failure, problem, missing, recover } = useRecovery()
  const wrong = failure?.kind === 'refused' && failure.problem.code === 'password_not_accepted'
  const seconds = failure?.kind === 'refused' ? (failure.problem.retryAfterSeconds ?? 60) : 0
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void recover(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <h1>{t('askTitle')}</h1>
      <p>{t('askSays')}</p>
      {named && <Field name="organisation" label={t('console:organisation')} defaultValue={slug} maxLength={40} />}
      <Field
        name="username"
        label={t('console:username')}
        problem={missing.includes('username') ? t('console:needUsername') : undefined}
        autoComplete="username"
        autoFocus
        maxLength={64}
      />
      <Field
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        problem={missing.includes('code') ? t('needCode') : wrong ? t('wrong') : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
      />
      <NewPassword problem={problem} own={[slug]} />
      <FailureNote
        failure={failure}
        known={{ password_not_accepted: null, try_later: t('wait', { count: Math.max(1, Math.ceil(seconds / 60)) }) }}
      />
      <Button go big type="submit" disabled={busy}>
        {busy ? t('frame:saving') : t('save')}
      </Button>
      <button type="button" className={styles.several} onClick={onBack}>
        {t('byMail')}
      </button>
    </form>
  )
}
