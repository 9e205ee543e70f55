import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import type { Failure } from '../api/send.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import styles from './user-form.module.css'

interface AskedButtonProps {
  icon: ReactNode
  word: string
  /** The question, and what follows from a yes. */
  title: string
  more: string
  yes: string
  /** Something is lost for good. */
  danger?: boolean
  busy: boolean
  failure: Failure | null
  /** True: done, nothing is left to ask. */
  onYes: () => Promise<boolean>
}

/** A change that is asked about in its place, in a panel, over which no second window should stand. */
export function AskedButton({ icon, word, title, more, yes, danger = false, busy, failure, onYes }: AskedButtonProps) {
  const { t } = useTranslation(['users', 'frame'])
  const [asks, setAsks] = useState(false)
  const answer = async () => {
    if (await onYes()) setAsks(false)
  }
  return (
    <section className={styles.end}>
      {asks && (
        <p className={styles.note} role="status">
          <b>{title}</b>
          {more}
        </p>
      )}
      {asks && <FailureNote failure={failure} known={{ last_admin: t('lastAdmin') }} />}
      {asks ? (
        <div className={styles.pair}>
          <Button autoFocus onClick={() => setAsks(false)}>
            {t('frame:cancel')}
          </Button>
          <Button danger={danger} disabled={busy} onClick={() => void answer()}>
            {busy ? t('frame:saving') : yes}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setAsks(true)}>
          {icon}
          {word}
        </Button>
      )}
    </section>
  )
}
