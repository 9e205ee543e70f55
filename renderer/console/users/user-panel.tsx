import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { mayManage } from '../../../contract/roles.ts'
import { UserAddress } from '../addresses/user-address.tsx'
import { forgetInvitation } from '../invitation/fresh-invitation.ts'
import { InviteUser } from '../invitation/invite-user.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { useSession } from '../use-session.ts'
import { BlockUser } from './block-user.tsx'
import { EditPerson } from './edit-person.tsx'
import { PinSigning } from './pin-signing.tsx'
import { ReadOnlyUser } from './read-only-user.tsx'
import { RemoveUser } from './remove-user.tsx'
import { SetPin } from './set-pin.tsx'
import { useUser } from './use-users.ts'
import styles from './user-form.module.css'

interface UserPanelProps {
  id: string
  /** Was added just now: a PIN is what is missing. */
  added: boolean
  onClose: () => void
}

/** One user: who it is, and the PIN. */
export function UserPanel({ id, added, onClose: close }: UserPanelProps) {
  const { t } = useTranslation(['users', 'console'])
  const { data, error, refetch } = useUser(id)
  const onClose = () => {
    forgetInvitation()
    close()
  }
  const says = data && `${t(`console:role_${data.role}`)}, ${data.blocked ? t('isBlocked') : t('isActive')}`
  return (
    <Panel title={data?.displayName ?? t('title')} says={says} onClose={onClose}>
      {data && <Shown user={data} added={added} onRemoved={onClose} />}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={3} />)}
    </Panel>
  )
}

function Shown({ user, added, onRemoved }: { user: User; added: boolean; onRemoved: () => void }) {
  const { t } = useTranslation('users')
  const { user: me } = useSession()
  const [tab, setTab] = useState<'person' | 'pin'>(added ? 'pin' : 'person')
  if (!mayManage(me.role, user.role)) return <ReadOnlyUser user={user} />
  const tabs = [
    { name: 'person', label: t('tabPerson') },
    { name: 'pin', label: t('tabPin') },
  ] as const
  return (
    <>
      {added && <p>{t('added', { name: user.displayName })}</p>}
      <InviteUser user={user} />
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      {/* Both stay, so that a look at the other loses nothing. */}
      <div hidden={tab !== 'person'} className={styles.tab}>
        <EditPerson user={user} />
        <UserAddress user={user} />
        <BlockUser user={user} />
        <RemoveUser user={user} onRemoved={onRemoved} />
      </div>
      <div hidden={tab !== 'pin'} className={styles.tab}>
        <SetPin user={user} />
        <PinSigning user={user} />
      </div>
    </>
  )
}
