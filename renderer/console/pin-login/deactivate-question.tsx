import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { putPinLogin } from '../../../contract/http/pin-login.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { pinLoginKey } from './use-pin-login.ts'

interface DeactivateQuestionProps {
  /** How many have no password and could not work. */
  people: number
  /** How many take PINs now, or are paused. */
  devices: number
  onClose: () => void
}

/** Switching off stops people at once: says whom and how many registers, and asks for the own password (ACT-2). */
export function DeactivateQuestion({ people, devices, onClose }: DeactivateQuestionProps) {
  const { t } = useTranslation('pinLogin')
  const { busy, failure, run } = useTask()
  const [missing, setMissing] = useState(false)
  const queries = useQueryClient()
  const onYes = async (form: FormData) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    if (password === '') return
    if (!(await run(() => ask(putPinLogin, { body: { active: false, confirm: { password } } })))) return
    onClose()
    await queries.invalidateQueries({ queryKey: pinLoginKey })
  }
  return (
    <Question danger title={t('deactivateTitle')} yes={t('deactivateYes')} busy={busy} onYes={(form) => void onYes(form)} onClose={onClose}>
      <p>
        <b>{people === 0 ? t('nobodyStopped') : t('stopped', { count: people })}</b>
      </p>
      <p>
        {devices > 0 && <b>{t('devicesStop', { count: devices })} </b>}
        {t('deactivateMore')}
      </p>
      <FailureNote failure={failure} />
      <OwnPassword failure={failure} missing={missing} />
    </Question>
  )
}
