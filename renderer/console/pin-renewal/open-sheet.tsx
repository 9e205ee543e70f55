import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openRenewalSheet, type RenewalSheet } from '../../../contract/http/pin-renewal.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'

interface OpenSheetProps {
  id: string
  onClose: () => void
  onOpened: (sheet: RenewalSheet) => void
}

/** Asks for the own password before anybody's PIN is shown. */
export function OpenSheet({ id, onClose, onOpened }: OpenSheetProps) {
  const { t } = useTranslation('pinRenewal')
  const { busy, failure, run } = useTask()
  const [missing, setMissing] = useState(false)
  const onYes = async (form: FormData) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    if (password === '') return
    const opened = await run(() => ask(openRenewalSheet, { params: { id }, body: { confirm: { password } } }))
    if (opened) onOpened(opened.data)
  }
  return (
    <Question title={t('openTitle')} yes={t('openYes')} busy={busy} onYes={(form) => void onYes(form)} onClose={onClose}>
      <p>{t('openMore')}</p>
      <FailureNote failure={failure} />
      <OwnPassword failure={failure} missing={missing} />
    </Question>
  )
}
