import { useQueryClient } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { endOtherSessions, endOwnSession } from '../../../contract/http/me.ts'
import { Button } from '../../ui/button/button.tsx'
import { tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { useTask } from '../parts/use-task.ts'
import styles from './account.module.css'
import { OwnSessionRow } from './own-session-row.tsx'
import { meKey, useOwnSessions } from './use-me.ts'

/** Where oneself is signed in now, and the end of it elsewhere: one, or all (DEV-10). */
export function OwnSessions() {
  const { t } = useTranslation('account')
  const { data, error, refetch } = useOwnSessions()
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const others = data?.filter(({ current }) => !current) ?? []
  const refresh = () => queries.invalidateQueries({ queryKey: meKey })
  const end = async (id: string) => {
    await run(() => tell(endOwnSession, { params: { id } }))
    await refresh()
  }
  const endAll = async () => {
    await run(() => tell(endOtherSessions))
    await refresh()
  }
  return (
    <section>
      <div className={table.bar}>
        <h2>{t('sessions')}</h2>
        {others.length > 1 && (
          <Button disabled={busy} onClick={() => void endAll()}>
            <LogOut />
            {t('endAll')}
          </Button>
        )}
      </div>
      <FailureNote failure={failure} known={{ not_found: null }} />
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={2} />)}
      {data && (
        <ul className={styles.sessions}>
          {data.map((session) => (
            <OwnSessionRow key={session.id} session={session} busy={busy} onEnd={() => void end(session.id)} />
          ))}
        </ul>
      )}
      {data && others.length === 0 && <p className={styles.note}>{t('nowhereElse')}</p>}
    </section>
  )
}
