import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeOwnPassword, type Me } from '../../../contract/http/me.ts'
import { Button } from '../../ui/button/button.tsx'
import { PasswordField } from '../../ui/field/password-field.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { NewPassword, type NewPasswordProblem } from '../parts/new-password.tsx'
import { readNewPassword } from '../parts/read-new-password.ts'
import { useTask } from '../parts/use-task.ts'
import styles from './account.module.css'
import { meKey } from './use-me.ts'

/** The own password, changed with the current one; every other sign-in of its owner ends. */
export function OwnPasswordForm({ me }: { me: Me }) {
  const { t } = useTranslation(['account', 'frame'])
  const { busy, failure, run, forget } = useTask()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<NewPasswordProblem | null>(null)
  const [missing, setMissing] = useState(false)
  /** Counts changes, so that each leaves empty fields behind. */
  const [changes, setChanges] = useState(0)
  const wrong = failure?.kind === 'refused' && failure.problem.code === 'confirmation_not_accepted'
  const change = async (form: FormData) => {
    const current = textOf(form, 'current')
    const { password, problem: found } = readNewPassword(form)
    setProblem(found)
    setMissing(current === '')
    forget()
    if (found !== null || current === '') return
    if (!(await run(() => tell(changeOwnPassword, { body: { current, password } })))) return
    setChanges((before) => before + 1)
    await queries.invalidateQueries({ queryKey: meKey })
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void change(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <h2>{t('password')}</h2>
      {changes > 0 && <Message icon={<CircleCheck />} says={t('passwordChanged')} more={t('passwordChangedMore')} />}
      <input type="text" hidden readOnly autoComplete="username" value={me.username ?? ''} />
      <PasswordField
        key={`current ${changes}`}
        name="current"
        label={t('current')}
        problem={missing ? t('frame:needPassword') : wrong ? t('frame:passwordNoMatch') : undefined}
        autoComplete="current-password"
        maxLength={256}
        words={{ show: t('frame:show'), hide: t('frame:hide') }}
      />
      <NewPassword key={changes} problem={problem} own={[me.username ?? '', me.displayName, me.email ?? '']} />
      <FailureNote failure={failure} />
      <p className={styles.note}>{t('passwordNote')}</p>
      <Button type="submit" disabled={busy}>
        {busy ? t('frame:saving') : t('passwordChange')}
      </Button>
    </form>
  )
}
