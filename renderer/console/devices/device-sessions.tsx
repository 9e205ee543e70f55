import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { useWhen } from '../parts/use-when.ts'
import styles from './device-sessions.module.css'
import { useDeviceSessions } from './use-devices.ts'

/** Who was signed in on a device, from where, when, and how it ended (DEV-9). */
export function DeviceSessions({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation(['devices', 'frame'])
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeviceSessions(deviceId)
  return (
    <section>
      <div className={table.bar}>
        <h2>{t('sessions')}</h2>
      </div>
      {isPending && <GreyRows rows={4} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t('noSessions')}</p>}
      {items.length > 0 && <SessionRows sessions={items} />}
      {hasNextPage && (
        <div className={table.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('frame:more')}
          </Button>
        </div>
      )}
    </section>
  )
}

type Session = ReturnType<typeof useDeviceSessions>['items'][number]

function SessionRows({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation('devices')
  const { moment } = useWhen()
  return (
    <table className={classNames(table.table, styles.sessions)}>
      <thead>
        <tr>
          <th>{t('user')}</th>
          <th>{t('ip')}</th>
          <th>{t('loggedIn')}</th>
          <th>{t('ended')}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>
              {session.user.displayName}
              <small>{t(`method_${session.method}`)}</small>
            </td>
            <td className={styles.ip}>{session.ip}</td>
            <td>{moment(session.startedAt)}</td>
            <td>
              {session.endedAt === null ? <b>{t('stillIn')}</b> : moment(session.endedAt)}
              {session.endReason !== null && <small>{t(`end_${session.endReason}`)}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
