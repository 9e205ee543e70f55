import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Key } from '../key/key.tsx'
import styles from './sheet.module.css'

interface SheetProps {
  title: string
  close: string
  onClose: () => void
  children: ReactNode
}

/** A sheet over the screen, with one matter on it. What lies below rests until it is closed. */
export function Sheet({ title, close, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  // Closing the dialog itself gives the focus back to where it was.
  const shut = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby="sheet-title"
      onClose={onClose}
      // A tap beside the sheet closes it; the dialog itself is hit only there.
      onClick={(event) => event.target === event.currentTarget && shut()}
    >
      <div className={styles.inside}>
        <div className={styles.head}>
          <h2 id="sheet-title">{title}</h2>
          <Key tone="quiet" aria-label={close} onClick={shut}>
            <X />
          </Key>
        </div>
        {children}
      </div>
    </dialog>
  )
}
