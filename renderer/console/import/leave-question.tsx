import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Question } from '../parts/question.tsx'

/** Before another page is opened: what would stop, or be lost. Null: nothing. */
export function LeaveQuestion({ when }: { when: 'running' | 'pins' | null }) {
  const { t } = useTranslation('importRun')
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => when !== null,
    enableBeforeUnload: () => when !== null,
    withResolver: true,
  })
  if (status !== 'blocked' || when === null) return null
  return (
    <Question danger title={t(`leave_${when}`)} yes={t('leaveYes')} busy={false} onYes={proceed} onClose={reset}>
      <p>{t(`leaveMore_${when}`)}</p>
    </Question>
  )
}
