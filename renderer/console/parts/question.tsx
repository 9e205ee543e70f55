import { type ReactNode, type SubmitEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { DiscardQuestion } from './discard-question.tsx'
import styles from './question.module.css'
import { hasUnsavedWords } from './unsaved-text.ts'
import { useLeaving } from './use-leaving.ts'

interface QuestionProps {
  title: string
  /** What a yes does, in a word or two; while it is done, another word. */
  yes: string
  /** Something ends or is lost. */
  danger?: boolean
  busy: boolean
  onYes: (given: FormData) => void
  onClose: () => void
  children: ReactNode
}

/** A question over the page that says what follows. Escape and a tap beside it mean no, and ask where words were written that would be lost. */
export function Question({ title, yes, danger = false, busy, onYes, onClose, children }: QuestionProps) {
  const { t } = useTranslation('frame')
  const dialog = useRef<HTMLDialogElement>(null)
  const { asks, leave, stay, close, onKeyDown, onCancel } = useLeaving(dialog, hasUnsavedWords, onClose)
  // Closed before it leaves the page: only then does the browser lead the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    onYes(new FormData(event.currentTarget))
  }
  return (
    <dialog
      ref={dialog}
      className={styles.question}
      aria-labelledby="question"
      onClose={onClose}
      onKeyDown={onKeyDown}
      onCancel={onCancel}
      onClick={(event) => event.target === event.currentTarget && leave()}
    >
      <form className={styles.inside} noValidate onSubmit={onSubmit}>
        {asks && <DiscardQuestion onStay={stay} onDiscard={close} />}
        <h2 id="question">{title}</h2>
        {children}
        <div className={styles.acts}>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" go={!danger} danger={danger} disabled={busy}>
            {busy ? t('saving') : yes}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
