import { AppWindow, MonitorSmartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OwnSession } from '../../../contract/http/me.ts'
import { Button } from '../../ui/button/button.tsx'
import { useWhen } from '../parts/use-when.ts'
import styles from './account.module.css'

interface OwnSessionRowProps {
  session: OwnSession
  busy: boolean
  onEnd: () => void
}

/** One place where somebody is signed in. */
export function OwnSessionRow({ session, busy, onEnd }: OwnSessionRowProps) {
  const { t } = useTranslation('account')
  const { moment } = useWhen()
  const place = session.surface === 'console' ? t('aConsole') : (session.device ?? t('aRegister'))
  const since = t(session.method === 'pin' ? 'sinceByPin' : 'sinceByPassword', { moment: moment(session.startedAt) })
  return (
    <li>
      {session.surface === 'console' ? <AppWindow /> : <MonitorSmartphone />}
      <p>
        <b dir="auto">{place}</b>
        <small>{since}</small>
        <small className={styles.ip}>{session.ip}</small>
      </p>
      {session.current ? (
        <span className={styles.here}>{t('here')}</span>
      ) : (
        <Button disabled={busy} aria-label={t('endAt', { place })} onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </li>
  )
}
