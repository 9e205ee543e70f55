import { ChevronDown, ChevronUp, Globe, Grip, KeyRound, MonitorCheck, PersonStanding } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Key } from '../../../ui/key/key.tsx'
import { Menu, MenuGroup, MenuItem } from '../../../ui/menu/menu.tsx'
import { Face } from '../../../ui/sign/face.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { openSheet } from '../../app/sheet-store.ts'
import { languageNames } from '../../../ui/words/language-names.ts'
import { useLanguage, useOfferedLanguages } from '../../words/use-format.ts'
import { openPinLogin } from './home-store.ts'
import styles from './user-menu.module.css'

/** Top right: who is in, and what is theirs to set. */
export function UserMenu({ screen: { user, method, pinLogin, mayManage } }: { screen: ScreenOf<'home'> }) {
  const { t } = useTranslation(['home', 'common'])
  const language = useLanguage()
  const bridge = useBridge()
  const several = useOfferedLanguages().length > 1
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const choose = (act: () => void) => () => {
    close()
    act()
  }
  return (
    <div className={styles.menu}>
      <Key tone="quiet" className={styles.who} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Face name={user.displayName} />
        <span>{user.displayName}</span>
        {open ? <ChevronUp /> : <ChevronDown />}
      </Key>
      {open && (
        <Menu label={t('menu', { name: user.displayName })} onClose={close}>
          {several && (
            <MenuItem
              icon={<Globe />}
              label={t('common:language')}
              value={languageNames[language]}
              onChoose={choose(() => openSheet('language'))}
            />
          )}
          <MenuItem icon={<PersonStanding />} label={t('common:easier')} onChoose={choose(() => openSheet('easier'))} />
          <MenuGroup label={t('settings')}>
            <MenuItem
              icon={<KeyRound />}
              label={t(method === 'pin' ? 'changePin' : 'ownPin')}
              onChoose={choose(() => ask(bridge.openOwnPin()))}
            />
            <MenuItem
              icon={<Grip />}
              label={t('pinLogin')}
              value={t(pinLogin === 'on_here' ? 'on' : 'off')}
              onChoose={choose(openPinLogin)}
            />
            {mayManage && (
              <MenuItem icon={<MonitorCheck />} label={t('thisRegister')} onChoose={choose(() => ask(bridge.openOwnDevice()))} />
            )}
          </MenuGroup>
        </Menu>
      )}
    </div>
  )
}
