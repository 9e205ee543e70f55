import { useRouterState } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './drawer.module.css'
import { SideNav } from './side-nav.tsx'

/** The navigation on a narrow screen; a chosen page closes it. */
export function Drawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame')
  const dialog = useRef<HTMLDialogElement>(null)
  const place = useRouterState({ select: ({ location }) => location.pathname })
  const opened = useRef(place)
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (place !== opened.current) dialog.current?.close()
  }, [place])
  return (
    <dialog
      ref={dialog}
      className={styles.drawer}
      aria-label={t('menu')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className={styles.inside}>
        <button type="button" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <X />
        </button>
        <SideNav />
      </div>
    </dialog>
  )
}
