import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '../../../contract/errors.ts'
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
  /** Refusals with words of their own. */
  known?: Partial<Record<ErrorCode, string>>
  /** What else is asked: fields of the form that a yes gives. */
  children?: ReactNode
  /** True: done, nothing is left to ask. */
  onYes: (given: FormData) => Promise<boolean>
}

/** A change that is asked about in its place, in a panel, over which no second window should stand. */
export function AskedButton({
  icon,
  word,
  title,
  more,
  yes,
  danger = false,
  busy,
  failure,
  known = {},
  children,
  onYes,
}: AskedButtonProps) {
  const { t } = useTranslation(['users', 'frame'])
  const [asks, setAsks] = useState(false)
  const answer = async (given: FormData) => {
    if (await onYes(given)) setAsks(false)
  }
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void answer(new FormData(event.currentTarget))
  }
  return (
    <section className={styles.end}>
      {asks ? (
        <form className={styles.asked} noValidate onSubmit={onSubmit}>
          <p className={styles.note} role="status">
            <b>{title}</b>
            {more}
          </p>
          <FailureNote failure={failure} known={{ last_admin: t('lastAdmin'), ...known }} />
          {children}
          <div className={styles.pair}>
            <Button autoFocus={children === undefined} onClick={() => setAsks(false)}>
              {t('frame:cancel')}
            </Button>
            <Button danger={danger} type="submit" disabled={busy}>
              {busy ? t('frame:saving') : yes}
            </Button>
          </div>
        </form>
      ) : (
        <Button onClick={() => setAsks(true)}>
          {icon}
          {word}
        </Button>
      )}
    </section>
  )
}
