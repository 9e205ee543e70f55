import { LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { OwnAddress } from '../addresses/own-address.tsx'
import { leave } from '../console-store.ts'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Strip } from '../parts/strip.tsx'
import { useTask } from '../parts/use-task.ts'
import { useWhen } from '../parts/use-when.ts'
import { RecoveryCodes } from '../recovery/recovery-codes.tsx'
import { useSession } from '../use-session.ts'
import styles from './account.module.css'
import { OwnImage } from './own-image.tsx'
import { OwnPasswordForm } from './own-password-form.tsx'
import { OwnPerson } from './own-person.tsx'
import { OwnPinHome } from '../own-pin/own-pin-home.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { useMe } from './use-me.ts'

/** The personal area: who is in, the own name, language and password, and where else one is signed in. */
export function AccountPage() {
  const { t } = useTranslation(['account', 'console', 'frame'])
  const { amid } = useWhen()
  const { user, organisation, expiresAt } = useSession()
  const { busy, run } = useTask()
  const { data: me, error, refetch } = useMe()
  const role = t(`console:role_${user.role}`)
  return (
    <>
      <PageHead title={t('frame:account')} says={t('until', { moment: amid(expiresAt) })} />
      <Strip icon={<UserRound />} title={user.displayName} says={`${role}, ${organisation.name}`}>
        <Button disabled={busy} onClick={() => void run(leave)}>
          <LogOut />
          {t('frame:signOut')}
        </Button>
      </Strip>
      <div className={styles.areas}>
        <div className={styles.column}>
          <OwnPinHome />
          {me && <OwnPerson key={me.id} me={me} />}
          {me && <OwnAddress me={me} />}
          {me?.mayChooseImage && <OwnImage key={me.id} me={me} />}
          {!me && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={4} />)}
        </div>
        <div className={styles.column}>
          <OwnSessions />
          {me && <OwnPasswordForm me={me} />}
          {me && <RecoveryCodes me={me} />}
        </div>
      </div>
    </>
  )
}
