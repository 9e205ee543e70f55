import { Lock, LogOut, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Key } from '../../../ui/key/key.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import styles from './doors.module.css'

/** The ways out: lock, switch, sign out. */
export function Doors({ busy }: { busy: boolean }) {
  const { t } = useTranslation('home')
  const bridge = useBridge()
  const doors = [
    { name: 'lock', icon: <Lock />, open: () => bridge.lock() },
    { name: 'switch', icon: <Users />, open: () => bridge.switchUser() },
    { name: 'signOut', icon: <LogOut />, open: () => bridge.signOut() },
  ] as const
  return (
    <div className={styles.doors}>
      {doors.map(({ name, icon, open }) => (
        <Key key={name} className={styles.door} disabled={busy} onClick={() => ask(open())}>
          {icon}
          <span>
            {t(name)}
            <small>{t(`${name}Hint`)}</small>
          </span>
        </Key>
      ))}
    </div>
  )
}
