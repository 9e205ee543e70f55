import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { FailedMails } from './failed-mails.tsx'
import styles from './mail.module.css'
import { MailServer } from './mail-server.tsx'
import { TemplateList } from './template-list.tsx'
import { useMailState } from './use-mail.ts'

/** My account > E-mail: whether mails go out, which did not arrive (MAIL-2), and what they say (MAIL-1). */
export function MailPage() {
  const { t } = useTranslation(['mail', 'frame'])
  const { data: state, error, refetch } = useMailState()
  return (
    <>
      <PageHead title={t('frame:mail')} says={t('says')} />
      {state && <MailServer state={state} />}
      {!state && (
        <div className={styles.waits}>{error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={2} />}</div>
      )}
      <FailedMails />
      <TemplateList />
    </>
  )
}
