import { CircleAlert, Mail, MailX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MailState } from '../../../contract/http/mail.ts'
import { Message } from '../../ui/slip/message.tsx'
import { Strip } from '../parts/strip.tsx'
import styles from './mail.module.css'

/** Whether there is a mail server and how it does; where there is none, what to do. */
export function MailServer({ state: { server, waiting, trouble } }: { state: MailState }) {
  const { t } = useTranslation('mail')
  if (server === null) return <Strip icon={<MailX />} title={t('noServer')} says={t('noServerMore')} />
  const from = t('from', { address: server.from, host: server.host })
  const says = server.encrypted ? from : [from, t('inTheClear')].join(' ')
  const reply = trouble?.reply ? [t('triedOn'), t('reply', { code: trouble.reply })].join(' ') : t('triedOn')
  return (
    <>
      <Strip icon={<Mail />} title={waiting === 0 ? t('nothingWaits') : t('waits', { count: waiting })} says={says} />
      {trouble && waiting > 0 && (
        <div className={styles.trouble}>
          <Message icon={<CircleAlert />} says={t(`why_${trouble.why}`)} more={reply} />
        </div>
      )}
    </>
  )
}
