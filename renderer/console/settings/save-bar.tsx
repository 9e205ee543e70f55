import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import styles from './save-bar.module.css'
import { useMeanwhile } from './use-meanwhile.ts'
import type { SettingsFormState } from './use-settings-form.ts'

/** What is not saved yet, and what became of the last save; in sight however far the page is scrolled. */
export function SaveBar({ form }: { form: SettingsFormState }) {
  const { t } = useTranslation(['settings', 'frame'])
  const { changed, problems, meanwhile, busy, failure, saved, discard } = form
  const differences = useMeanwhile(meanwhile)
  if (changed.length === 0 && !saved && meanwhile === null) return null
  return (
    <div className={styles.bar}>
      <div className={styles.says}>
        {differences.length > 0 && (
          <Message icon={<CircleAlert />} says={t('changedMeanwhile')} more={`${differences.join('. ')}. ${t('changedMore')}`} />
        )}
        <FailureNote failure={failure} known={{ changed_meanwhile: null, invalid_request: t('notTaken') }} />
        {problems.length > 0 && <Message icon={<CircleAlert />} says={t('problems')} />}
        {saved && <Message icon={<CircleCheck />} says={t('saved')} />}
        {changed.length > 0 && failure === null && problems.length === 0 && differences.length === 0 && (
          <p>{t('unsaved', { count: changed.length })}</p>
        )}
      </div>
      {changed.length > 0 && (
        <div className={styles.acts}>
          <Button disabled={busy} onClick={discard}>
            {t('frame:discardYes')}
          </Button>
          <Button go type="submit" disabled={busy}>
            {busy ? t('frame:saving') : t('save')}
          </Button>
        </div>
      )}
    </div>
  )
}
