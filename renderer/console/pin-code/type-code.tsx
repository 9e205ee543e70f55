import { MailCheck } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CodeOffers, offerPinsByCode } from '../../../contract/http/pin-codes.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { useTask } from '../parts/use-task.ts'
import styles from '../sign-in-form.module.css'
import { useCodeProblem } from './use-code-problem.ts'
import { useWaitSays } from './use-wait-says.ts'

interface TypeCodeProps {
  request: string
  onOpen: (code: string, offers: CodeOffers) => void
  onAgain: () => void
}

/** Takes the code from the mail; five wrong ones, and it works no more. */
export function TypeCode({ request, onOpen, onAgain }: TypeCodeProps) {
  const { t } = useTranslation('pinCode')
  const { busy, failure, run, forget } = useTask()
  const [missing, setMissing] = useState(false)
  const problem = useCodeProblem(failure)
  const wait = useWaitSays(failure)
  const open = async (code: string) => {
    setMissing(code === '')
    forget()
    if (code === '') return
    const done = await run(() => ask(offerPinsByCode, { body: { request, code } }))
    if (done) onOpen(code, done.data)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void open(textOf(new FormData(event.currentTarget), 'code').trim())
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <h1>{t('title')}</h1>
      <Message icon={<MailCheck />} says={t('sent')} more={t('sentMore')} />
      <Field
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        problem={missing ? t('needCode') : (problem ?? undefined)}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        maxLength={40}
      />
      <FailureNote
        failure={failure}
        known={{ code_not_accepted: null, one_factor_by_mail: t('oneByMail'), pin_change_off: t('off'), try_later: wait }}
      />
      <Button go big type="submit" disabled={busy}>
        {t('next')}
      </Button>
      <button type="button" className={styles.several} onClick={onAgain}>
        {t('again')}
      </button>
    </form>
  )
}
