import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PinRenewalNow, startPinRenewal } from '../../../contract/http/pin-renewal.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { GraceField } from './grace-field.tsx'
import { useRenewalMeans } from './renewal-means.tsx'
import { renewalKey } from './use-pin-renewal.ts'

/** New PINs for everybody: says whom it is about, and is signed with the own password. */
export function StartQuestion({ now, onClose }: { now: PinRenewalNow; onClose: () => void }) {
  const { t } = useTranslation('pinRenewal')
  const { busy, failure, run } = useTask()
  const [graceDays, setGraceDays] = useState(0)
  const [missing, setMissing] = useState(false)
  const queries = useQueryClient()
  const onYes = async (form: FormData) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    if (password === '') return
    const started = await run(() => ask(startPinRenewal, { body: { graceDays, confirm: { password } } }))
    if (!started) return
    onClose()
    await queries.invalidateQueries({ queryKey: renewalKey })
  }
  return (
    <Question danger title={t('startTitle')} yes={t('startYes')} busy={busy} onYes={(form) => void onYes(form)} onClose={onClose}>
      <p>{useRenewalMeans(now)}</p>
      <GraceField days={graceDays} onChoose={setGraceDays} />
      <FailureNote failure={failure} known={{ pin_space_full: t('spaceFull'), pin_renewal_under_way: t('underWay') }} />
      <OwnPassword failure={failure} missing={missing} />
    </Question>
  )
}
