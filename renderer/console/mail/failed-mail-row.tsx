import { useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type FailedMail, resendMail } from '../../../contract/http/mail.ts'
import { Button } from '../../ui/button/button.tsx'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'
import { useWhen } from '../parts/use-when.ts'
import styles from './mail.module.css'
import { mailKey } from './use-mail.ts'

/** One mail that did not arrive. Sent again, it goes to the address its user has by then; where there is no mail server, nothing is. */
export function FailedMailRow({ mail, noServer }: { mail: FailedMail; noServer: boolean }) {
  const { t } = useTranslation('mail')
  const { amid } = useWhen()
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const resend = async () => {
    await run(() => tell(resendMail, { params: { id: mail.id } }))
    await queries.invalidateQueries({ queryKey: mailKey })
  }
  const why = t(`why_${mail.why}`)
  const told = mail.reply === null ? why : [why, t('reply', { code: mail.reply })].join(' ')
  return (
    <li>
      <div className={styles.what}>
        <b dir="auto">{mail.user.displayName}</b>
        <span>{t(`kind_${mail.kind}`)}</span>
        <small>
          {mail.user.email ?? t('noAddress')}, {amid(mail.failedAt)}
        </small>
        <p>{told}</p>
        <FailureNote failure={failure} known={{ conflict: t('notAgain') }} />
      </div>
      {mail.resendable && !noServer && (
        <Button disabled={busy} onClick={() => void resend()} aria-label={t('resendTo', { name: mail.user.displayName })}>
          <RotateCw />
          {t('resend')}
        </Button>
      )}
      {!mail.resendable && <small>{t('tooLate')}</small>}
    </li>
  )
}
