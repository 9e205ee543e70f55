import { CircleAlert, MailCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForReset } from '../../../contract/http/password-links.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'
import { RecoverForm } from '../recovery/recover-form.tsx'
import styles from '../sign-in-form.module.css'

interface ForgottenFormProps {
  /** Whether the organisation is asked for, and which one a link named. */
  named: boolean
  slug: string
  onBack: () => void
}

/** Has a link mailed to choose a new password (ACC-1); says the same whether there is such a user or not. */
export function ForgottenForm({ named, slug, onBack }: ForgottenFormProps) {
  const { t } = useTranslation(['forgotten', 'console', 'recovery'])
  const [byCode, setByCode] = useState(false)
  const { busy, failure, run } = useTask()
  const [sent, setSent] = useState(false)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const onSubmit = async (form: FormData) => {
    const { data: body, error } = askForReset.body.safeParse(Object.fromEntries(form))
    setWrong(error?.issues.map((issue) => String(issue.path[0])) ?? [])
    if (body) setSent((await run(() => tell(askForReset, { body }))) !== null)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onSubmit(new FormData(event.currentTarget))
  }
  const needs = (name: string, words: string) => (wrong.includes(name) ? words : undefined)
  const noServer = failure?.kind === 'refused' && failure.problem.code === 'conflict'
  if (byCode) return <RecoverForm named={named} slug={slug} onBack={() => setByCode(false)} />
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <h1>{t('title')}</h1>
      <p>{t('says')}</p>
      {named && (
        <Field
          name="organisation"
          label={t('console:organisation')}
          problem={needs('organisation', t('console:needOrganisation'))}
          defaultValue={slug}
          maxLength={40}
        />
      )}
      <Field
        name="username"
        label={t('console:username')}
        problem={needs('username', t('console:needUsername'))}
        autoComplete="username"
        autoFocus
        maxLength={64}
      />
      {sent && <Message icon={<MailCheck />} says={t('sent')} more={t('sentMore')} />}
      {noServer && <Message icon={<CircleAlert />} says={t('noServer')} more={t('noServerMore')} />}
      <FailureNote failure={failure} known={{ conflict: null, try_later: t('later') }} />
      <Button go big type="submit" disabled={busy || sent}>
        {t('send')}
      </Button>
      <button type="button" className={styles.several} onClick={() => setByCode(true)}>
        {t('recovery:ask')}
      </button>
      <button type="button" className={styles.several} onClick={onBack}>
        {t('back')}
      </button>
    </form>
  )
}
