import { Menu as MenuIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../ui/sign/logo.tsx'
import { paintSign } from '../../ui/sign/sign-colours.ts'
import { useAppearance } from '../settings/use-settings.ts'
import { useSession } from '../use-session.ts'
import { Drawer } from './drawer.tsx'
import styles from './fascia.module.css'
import { MeMenu } from './me-menu.tsx'

/** The shop's sign over the page: whose console this is, and who is in. */
export function Fascia() {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  const { organisation } = useSession()
  const { data: shop } = useAppearance()
  useShopColour(shop?.shopColour ?? null)
  return (
    <header className={styles.fascia}>
      <button type="button" className={styles.menu} aria-label={t('menu')} onClick={() => setOpen(true)}>
        <MenuIcon />
      </button>
      {open && <Drawer onClose={() => setOpen(false)} />}
      <p className={styles.brand}>
        <Logo src={shop?.logo ?? null} />
        <span>{shop?.name ?? organisation.name}</span>
      </p>
      <MeMenu />
    </header>
  )
}

/** Paints the fascia in the shop's colour while somebody of the shop is in. */
function useShopColour(colour: string | null): void {
  useEffect(() => {
    paintSign(document.documentElement, colour)
    return () => paintSign(document.documentElement, null)
  }, [colour])
}
