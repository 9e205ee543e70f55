import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../contract/http/devices.ts'
import { Button } from '../../ui/button/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { useNameOf } from '../parts/use-name-of.ts'
import { useWhen } from '../parts/use-when.ts'
import styles from './device-sessions.module.css'
import { EndSessionQuestion } from './end-session-question.tsx'
import { SignedInMark } from './signed-in-mark.tsx'
import { type DeviceSession, useDeviceSessions } from './use-devices.ts'

/** Who was signed in on a device, from where, when, and how it ended; who is in now can be signed out (DEV-9, DEV-10). */
export function DeviceSessions({ device }: { device: Device }) {
  const { t } = useTranslation(['deviceSessions', 'frame'])
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeviceSessions(device.id)
  const [ending, setEnding] = useState<DeviceSession | null>(null)
  return (
    <section>
      <div className={table.bar}>
        <h2>{t('sessions')}</h2>
      </div>
      {isPending && <GreyRows rows={4} />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t('noSessions')}</p>}
      {items.length > 0 && <SessionRows sessions={items} device={device} onEnd={setEnding} />}
      {hasNextPage && (
        <div className={table.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('frame:more')}
          </Button>
        </div>
      )}
      {ending && <EndSessionQuestion session={ending} device={device} onClose={() => setEnding(null)} />}
    </section>
  )
}

interface SessionRowsProps {
  sessions: readonly DeviceSession[]
  device: Device
  onEnd: (session: DeviceSession) => void
}

function SessionRows({ sessions, device, onEnd }: SessionRowsProps) {
  const { t } = useTranslation('deviceSessions')
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
        {sessions.map((session) => {
          const open = device.signedIn.find(({ sessionId }) => sessionId === session.id)
          return <SessionRow key={session.id} session={session} open={open} onEnd={() => onEnd(session)} />
        })}
      </tbody>
    </table>
  )
}

interface SessionRowProps {
  session: DeviceSession
  /** Where it is open now. */
  open: Device['signedIn'][number] | undefined
  onEnd: () => void
}

function SessionRow({ session, open, onEnd }: SessionRowProps) {
  const nameOf = useNameOf()
  const { t } = useTranslation('deviceSessions')
  const { moment } = useWhen()
  const { user, method, ip, startedAt } = session
  return (
    <tr>
      <td>
        <span dir="auto">{nameOf(user)}</span>
        <small>{t(`method_${method}`)}</small>
      </td>
      <td className={styles.ip}>{ip}</td>
      <td>{moment(startedAt)}</td>
      <td>
        {open && session.endedAt === null ? (
          <div className={styles.open}>
            <SignedInMark locked={open.locked} />
            <Button aria-label={t('endSessionOf', { name: user.displayName })} onClick={onEnd}>
              {t('endSession')}
            </Button>
          </div>
        ) : (
          <Ending session={session} />
        )}
      </td>
    </tr>
  )
}

/** When and how it ended. One that nobody is in any more, and that nothing ended yet, has run out. */
function Ending({ session: { endedAt, endReason } }: { session: DeviceSession }) {
  const { t } = useTranslation('deviceSessions')
  const { moment } = useWhen()
  return (
    <>
      {endedAt !== null && moment(endedAt)}
      <small>{t(`end_${endReason ?? 'expired'}`)}</small>
    </>
  )
}
