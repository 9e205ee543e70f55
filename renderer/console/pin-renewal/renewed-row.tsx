import { Ban, CircleAlert, CircleCheck, CircleDashed, Clock, Hand, Mail, MailX, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RenewedPerson } from '../../../contract/http/pin-renewal.ts'
import { StateWord } from '../parts/state-word.tsx'
import table from '../parts/table.module.css'
import { useWhen } from '../parts/use-when.ts'
import type { RowProps } from '../parts/virtual-table.tsx'

const looks = {
  waiting: { icon: <Clock />, tone: 'rests' },
  mailed: { icon: <Mail />, tone: 'works' },
  mail_failed: { icon: <MailX />, tone: 'ended' },
  no_address: { icon: <Printer />, tone: 'waits' },
  no_mail_server: { icon: <Printer />, tone: 'waits' },
  password_by_mail: { icon: <Printer />, tone: 'waits' },
  failed: { icon: <CircleAlert />, tone: 'ended' },
  by_hand: { icon: <Hand />, tone: 'works' },
  blocked: { icon: <Ban />, tone: 'rests' },
  kept: { icon: <CircleDashed />, tone: 'rests' },
} as const

/** One person: where the new PIN is, why, and whether it is in use. */
export function RenewedRow({ person, place }: { person: RenewedPerson; place: RowProps }) {
  const { t } = useTranslation('renewed')
  const { day } = useWhen()
  const { displayName, result, why, slip, moved, oldUntil } = person
  const { icon, tone } = looks[result]
  const more = why ? t(`why_${why}`) : slip ? t(`slip_${slip}`) : result === 'mail_failed' ? t('mailFailedMore') : null
  return (
    <tr className={result === 'blocked' ? table.dim : undefined} {...place}>
      <td dir="auto">{displayName}</td>
      <td>
        <StateWord icon={icon} tone={slip === 'handed_out' ? 'works' : tone}>
          {t(`result_${result}`)}
        </StateWord>
        {more && <small>{more}</small>}
      </td>
      <td>
        {moved ? (
          <StateWord icon={<CircleCheck />} tone="works">
            {t('moved')}
          </StateWord>
        ) : (
          oldUntil && t('oldWorks', { day: day(oldUntil) })
        )}
      </td>
    </tr>
  )
}
