import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeOwnEmail } from '../../../contract/http/mailboxes.ts'
import type { Me } from '../../../contract/http/me.ts'
import { emailSchema } from '../../../contract/values.ts'
import { Field } from '../../ui/field/field.tsx'
import { meKey } from '../account/use-me.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'

/** Another own address, signed with the own password. */
export function ChangeAddress({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation('addresses')
  const { busy, failure, run, forget } = useTask()
  const [wrong, setWrong] = useState(false)
  const [missing, setMissing] = useState(false)
  const queries = useQueryClient()
  const change = async (form: FormData) => {
    const [typed, password] = [textOf(form, 'email').trim(), textOf(form, 'ownPassword')]
    const good = typed === '' || emailSchema.safeParse(typed).success
    setWrong(!good)
    setMissing(password === '')
    forget()
    if (!good || password === '') return
    const body = { email: typed === '' ? null : typed, confirm: { password } }
    if (!(await run(() => ask(changeOwnEmail, { body })))) return
    await queries.invalidateQueries({ queryKey: meKey })
    onClose()
  }
  return (
    <Question title={t('changeAsk')} yes={t('changeYes')} busy={busy} onYes={(form) => void change(form)} onClose={onClose}>
      <p>{t('changeSays')}</p>
      <Field
        name="email"
        type="email"
        label={t('own')}
        hint={t('ownHint')}
        problem={wrong ? t('ownProblem') : undefined}
        defaultValue={me.email ?? ''}
        autoComplete="email"
        maxLength={254}
      />
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} known={{ confirmation_not_accepted: null }} />
    </Question>
  )
}
