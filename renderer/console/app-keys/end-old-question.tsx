import { useTranslation } from 'react-i18next'
import { type AppKey, endOldAppKey } from '../../../contract/http/app-keys.ts'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { OwnPassword } from '../parts/own-password.tsx'
import { Question } from '../parts/question.tsx'
import { useWhen } from '../parts/use-when.ts'
import { useSignedChange } from './use-signed-change.ts'
import { useUntil } from './use-until.ts'

/** Ends an application's old key before its time: says when that was last used, since whoever uses it still stands still then. */
export function EndOldQuestion({ appKey, onClose }: { appKey: AppKey; onClose: () => void }) {
  const { t } = useTranslation('appKeys')
  const { amid } = useWhen()
  const until = useUntil()
  const { busy, failure, missing, change } = useSignedChange(onClose)
  const onYes = (form: FormData) => void change(form, (confirm) => ask(endOldAppKey, { params: { id: appKey.id }, body: { confirm } }))
  const { old } = appKey
  const used = old === null || old.lastUsedAt === null ? t('oldNeverUsed') : t('oldUsedLast', { when: amid(old.lastUsedAt) })
  return (
    <Question danger title={t('endOldTitle', { name: appKey.name })} yes={t('endOldYes')} busy={busy} onYes={onYes} onClose={onClose}>
      <p>
        {old === null ? t('oldOver') : t('endOldMore', { until: until(old.until) })} {used}
      </p>
      <OwnPassword failure={failure} missing={missing} />
      <FailureNote failure={failure} known={{ conflict: t('oldOver') }} />
    </Question>
  )
}
