import { Ban, CirclePlay } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { Button } from '../../ui/button/button.tsx'
import { FailureNote } from '../parts/failure-note.tsx'
import { useEdit } from './use-edit.ts'
import styles from './user-form.module.css'

/** Blocks somebody, or lets them in again; asks first and says what follows (DEV-10). */
export function BlockUser({ user }: { user: User }) {
  const { t } = useTranslation(['users', 'frame'])
  const [asks, setAsks] = useState(false)
  const { busy, failure, save } = useEdit(user)
  const word = user.blocked ? 'unblock' : 'block'
  const onYes = async () => {
    if (await save({ blocked: !user.blocked })) setAsks(false)
  }
  return (
    <section className={styles.end}>
      {asks && (
        <p className={styles.note} role="status">
          <b>{t(`${word}Title`, { name: user.displayName })}</b>
          {t(`${word}More`)}
        </p>
      )}
      <FailureNote failure={failure} known={{ last_admin: t('lastAdmin') }} />
      {asks ? (
        <div className={styles.pair}>
          <Button onClick={() => setAsks(false)}>{t('frame:cancel')}</Button>
          <Button disabled={busy} onClick={() => void onYes()}>
            {t(`${word}Yes`)}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setAsks(true)}>
          {user.blocked ? <CirclePlay /> : <Ban />}
          {t(word)}
        </Button>
      )}
    </section>
  )
}
