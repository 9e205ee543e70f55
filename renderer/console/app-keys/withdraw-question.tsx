import { useTranslation } from 'react-i18next'
import { type AppKey, withdrawAppKey } from '../../../contract/http/app-keys.ts'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useWhen } from '../parts/use-when.ts'
import { useSignedChange } from './use-signed-change.ts'

/** Withdraws a key for good: says what follows, and when it was last used. */
export function WithdrawQuestion({ appKey, onClose }: { appKey: AppKey; onClose: () => void }) {
  const { t } = useTranslation('appKeys')
  const { amid } = useWhen()
  const { busy, failure, missing, change } = useSignedChange(onClose)
  const onYes = (form: FormData) => void change(form, (confirm) => tell(withdrawAppKey, { params: { id: appKey.id }, body: { confirm } }))
  const used = appKey.lastUsedAt === null ? t('neverUsed') : t('usedLast', { when: amid(appKey.lastUsedAt) })
  return (
    <Question danger title={t('withdrawTitle', { name: appKey.name })} yes={t('withdrawYes')} busy={busy} onYes={onYes} onClose={onClose}>
      <p>
        {t('withdrawMore')} {used}
      </p>
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} />
    </Question>
  )
}
