import { Outlet } from '@tanstack/react-router'
import { leadRoles } from '../../../contract/roles.ts'
import { useConsoleStore } from '../console-store.ts'
import { SetUpStrip } from '../set-up/set-up-strip.tsx'
import { useSession } from '../use-session.ts'
import { AwayStrip } from './away-strip.tsx'
import { Fascia } from './fascia.tsx'
import styles from './frame.module.css'
import { SideNav } from './side-nav.tsx'

/** What stands around every page: the shop's sign, the way about, and whether the server is there. */
export function Frame() {
  const away = useConsoleStore((store) => store.away)
  const leads = leadRoles.includes(useSession().user.role)
  return (
    <div className={styles.frame}>
      <Fascia />
      <div className={styles.side}>
        <SideNav />
      </div>
      <main className={styles.main}>
        {away && <AwayStrip />}
        {leads && <SetUpStrip />}
        <Outlet />
      </main>
    </div>
  )
}
