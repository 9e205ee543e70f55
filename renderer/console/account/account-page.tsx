import { LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { leave } from '../console-store.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Strip } from '../parts/strip.tsx'
import { useTask } from '../parts/use-task.ts'
import { useWhen } from '../parts/use-when.ts'
import { useSession } from '../use-session.ts'

/** The personal area: who is in, and the way out. */
export function AccountPage() {
  const { t } = useTranslation(['account', 'console', 'frame'])
  const { moment } = useWhen()
  const { user, organisation, expiresAt } = useSession()
  const { busy, run } = useTask()
  const role = t(`console:role_${user.role}`)
  return (
    <>
      <PageHead title={t('frame:account')} />
      <Strip icon={<UserRound />} title={user.displayName} says={`${role}, ${organisation.name}`}>
        <Button disabled={busy} onClick={() => void run(leave)}>
          <LogOut />
          {t('frame:signOut')}
        </Button>
      </Strip>
      <p>{t('until', { moment: moment(expiresAt) })}</p>
    </>
  )
}
