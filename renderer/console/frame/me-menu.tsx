import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, Globe, LogOut, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuGroup, MenuItem } from '../../ui/menu/menu.tsx'
import { Face } from '../../ui/sign/face.tsx'
import { languageNames } from '../../ui/words/language-names.ts'
import { languages } from '../../ui/words/language-for.ts'
import { speak } from '../account/own-language.ts'
import { leave } from '../console-store.ts'
import { useSession } from '../use-session.ts'
import styles from './me-menu.module.css'

/** Who is in, the own account, the language, the way out. */
export function MeMenu() {
  const { t, i18n } = useTranslation('frame')
  const { user } = useSession()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const after = (act: () => unknown) => () => {
    setOpen(false)
    void act()
  }
  const others = languages.filter((language) => language !== i18n.language)
  return (
    <div className={styles.place}>
      <button type="button" className={styles.me} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Face name={user.displayName} className={styles.face} />
        <span className="for-ears">{t('me')} </span>
        <span className={styles.name}>{user.displayName}</span>
        <ChevronDown />
      </button>
      {open && (
        <Menu label={user.displayName} onClose={() => setOpen(false)}>
          <MenuItem icon={<UserRound />} label={t('account')} onChoose={after(() => navigate({ to: '/account' }))} />
          <MenuItem icon={<LogOut />} label={t('signOut')} onChoose={after(leave)} />
          <MenuGroup label={t('language')}>
            {others.map((language) => (
              <MenuItem key={language} icon={<Globe />} label={languageNames[language]} onChoose={after(() => speak(i18n, language))} />
            ))}
          </MenuGroup>
        </Menu>
      )}
    </div>
  )
}
