import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeRecoveryCodes } from '../../../contract/http/recovery-codes.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'

/** Ten new codes, signed with the own password. */
export function MakeCodes({ onMade, onClose }: { onMade: (codes: readonly string[]) => void; onClose: () => void }) {
  const { t } = useTranslation('recovery')
  const { busy, failure, run, forget } = useTask()
  const [missing, setMissing] = useState(false)
  const make = async (password: string) => {
    setMissing(password === '')
    forget()
    if (password === '') return
    const done = await run(() => ask(makeRecoveryCodes, { body: { confirm: { password } } }))
    if (done) onMade(done.data.codes)
  }
  return (
    <Question
      title={t('makeAsk')}
      yes={t('makeYes')}
      busy={busy}
      onYes={(form) => void make(textOf(form, 'ownPassword'))}
      onClose={onClose}
    >
      <p>{t('makeSays')}</p>
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} known={{ confirmation_not_accepted: null }} />
    </Question>
  )
}
