import { CircleAlert } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForPinCode } from '../../../contract/http/pin-codes.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'
import styles from '../sign-in-form.module.css'

interface AskForCodeProps {
  named: boolean
  slug: string
  onAsked: (request: string) => void
  onBack: () => void
}

/** Asks for a code by mail; what follows is the same whoever is named. */
export function AskForCode({ named, slug, onAsked, onBack }: AskForCodeProps) {
  const { t } = useTranslation(['pinCode', 'console'])
  const { busy, failure, run } = useTask()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const onSubmit = async (form: FormData) => {
    const { data: body, error } = askForPinCode.body.safeParse(Object.fromEntries(form))
    setWrong(error?.issues.map((issue) => String(issue.path[0])) ?? [])
    if (!body) return
    const done = await run(() => ask(askForPinCode, { body }))
    if (done) onAsked(done.data.request)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onSubmit(new FormData(event.currentTarget))
  }
  const noServer = failure?.kind === 'refused' && failure.problem.code === 'conflict'
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <h1>{t('title')}</h1>
      <p>{t('says')}</p>
      {named && (
        <Field
          name="organisation"
          label={t('console:organisation')}
          problem={wrong.includes('organisation') ? t('console:needOrganisation') : undefined}
          defaultValue={slug}
          maxLength={40}
        />
      )}
      <Field
        name="name"
        label={t('name')}
        problem={wrong.includes('name') ? t('needName') : undefined}
        autoComplete="username"
        autoFocus
        maxLength={254}
      />
      {noServer && <Message icon={<CircleAlert />} says={t('noServer')} more={t('noServerMore')} />}
      <FailureNote failure={failure} known={{ conflict: null, try_later: t('later') }} />
      <Button go big type="submit" disabled={busy}>
        {t('send')}
      </Button>
      <button type="button" className={styles.several} onClick={onBack}>
        {t('back')}
      </button>
    </form>
  )
}
