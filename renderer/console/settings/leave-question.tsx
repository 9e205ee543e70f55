import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Question } from '../parts/question.tsx'

/** Another page would lose what is not saved: it is asked about first. Closing the browser's tab asks in the browser's own words. */
export function LeaveQuestion({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation(['settings', 'frame'])
  const { status, proceed, reset } = useBlocker({ shouldBlockFn: () => unsaved, enableBeforeUnload: unsaved, withResolver: true })
  if (status !== 'blocked') return null
  return (
    <Question danger title={t('leave')} yes={t('frame:discardYes')} busy={false} onYes={proceed} onClose={reset}>
      <p>{t('leaveMore')}</p>
    </Question>
  )
}
