import { Menu as MenuIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../ui/sign/logo.tsx'
import { useSession } from '../use-session.ts'
import { Drawer } from './drawer.tsx'
import styles from './fascia.module.css'
import { MeMenu } from './me-menu.tsx'

/** The shop's sign over the page: whose console this is, and who is in. */
export function Fascia() {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  const { organisation } = useSession()
  return (
    <header className={styles.fascia}>
      <button type="button" className={styles.menu} aria-label={t('menu')} onClick={() => setOpen(true)}>
        <MenuIcon />
      </button>
      {open && <Drawer onClose={() => setOpen(false)} />}
      <p className={styles.brand}>
        <Logo />
        <span>{organisation.name}</span>
      </p>
      <MeMenu />
    </header>
  )
}
