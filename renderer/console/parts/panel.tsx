import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './panel.module.css'

interface PanelProps {
  title: string
  says?: string
  onClose: () => void
  children: ReactNode
}

/** A panel at the side, over the whole screen where it is narrow. A tap beside it loses nothing: only its button and Escape close it. */
export function Panel({ title, says, onClose, children }: PanelProps) {
  const { t } = useTranslation('frame')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={styles.panel} aria-labelledby="panel-title" onClose={onClose}>
      <div className={styles.inside}>
        <header className={styles.head}>
          <div>
            <h2 id="panel-title">{title}</h2>
            {says && <p>{says}</p>}
          </div>
          <button type="button" aria-label={t('close')} onClick={() => dialog.current?.close()}>
            <X />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
