import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppKey, withdrawAppKey } from '../../../contract/http/app-keys.ts'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { textOf } from '../parts/form-text.ts'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useTask } from '../parts/use-task.ts'
import { useWhen } from '../parts/use-when.ts'
import { appKeysKey } from './use-app-keys.ts'

/** Withdraws a key for good: says what follows, and when it was last used. */
export function WithdrawQuestion({ appKey, onClose }: { appKey: AppKey; onClose: () => void }) {
  const { t } = useTranslation('appKeys')
  const { moment } = useWhen()
  const { busy, failure, run } = useTask()
  const [missing, setMissing] = useState(false)
  const queries = useQueryClient()
  const onYes = async (form: FormData) => {
    const password = textOf(form, 'ownPassword')
    setMissing(password === '')
    if (password === '') return
    const body = { confirm: { password } }
    if (!(await run(() => tell(withdrawAppKey, { params: { id: appKey.id }, body })))) return
    onClose()
    await queries.invalidateQueries({ queryKey: appKeysKey })
  }
  const used = appKey.lastUsedAt === null ? t('neverUsed') : t('usedLast', { when: moment(appKey.lastUsedAt) })
  return (
    <Question
      danger
      title={t('withdrawTitle', { name: appKey.name })}
      yes={t('withdrawYes')}
      busy={busy}
      onYes={(form) => void onYes(form)}
      onClose={onClose}
    >
      <p>
        {t('withdrawMore')} {used}
      </p>
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} />
    </Question>
  )
}
