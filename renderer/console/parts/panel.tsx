import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DiscardQuestion } from './discard-question.tsx'
import styles from './panel.module.css'
import { useLeaving } from './use-leaving.ts'

interface PanelProps {
  title: string
  says?: string
  onClose: () => void
  children: ReactNode
}

/** A panel at the side, over the whole screen where it is narrow. A tap beside it loses nothing: only its button and Escape close it, and ask where something typed would be lost. */
export function Panel({ title, says, onClose, children }: PanelProps) {
  const { t } = useTranslation('frame')
  const dialog = useRef<HTMLDialogElement>(null)
  const { asks, leave, stay, close, onKeyDown, onCancel } = useLeaving(dialog)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={styles.panel} aria-labelledby="panel-title" onClose={onClose} onKeyDown={onKeyDown} onCancel={onCancel}>
      <div className={styles.inside}>
        <header className={styles.head}>
          <div>
            <h2 id="panel-title" dir="auto">
              {title}
            </h2>
            {says && <p>{says}</p>}
          </div>
          <button type="button" aria-label={t('close')} onClick={leave}>
            <X />
          </button>
        </header>
        {asks && <DiscardQuestion onStay={stay} onDiscard={close} />}
        {children}
      </div>
    </dialog>
  )
}
