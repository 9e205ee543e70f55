import { Ban, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { AddressWord } from '../addresses/address-state.tsx'
import { InvitationWord, isAwaited } from '../invitation/invitation-state.tsx'
import { StateWord } from '../parts/state-word.tsx'
import table from '../parts/table.module.css'
import { useWhen } from '../parts/use-when.ts'
import { type RowProps, VirtualTable } from '../parts/virtual-table.tsx'
import styles from './user-rows.module.css'

interface UserRowsProps {
  users: readonly User[]
  /** How many there are, those not read yet too. */
  total: number
  busy: boolean
  onNearEnd: () => void
  onOpen: (id: string) => void
}

/** Users as a table; on a narrow screen two lines to each. */
export function UserRows({ users, onOpen, ...rest }: UserRowsProps) {
  const { t } = useTranslation('users')
  return (
    <VirtualTable
      {...rest}
      label={t('title')}
      className={styles.users}
      columns={5}
      head={
        <>
          <th>{t('name')}</th>
          <th>{t('role')}</th>
          <th>{t('loginMethod')}</th>
          <th>{t('pin')}</th>
          <th>{t('lastLogin')}</th>
        </>
      }
      items={users}
      row={(user, place) => <UserRow key={user.id} user={user} place={place} onOpen={() => onOpen(user.id)} />}
    />
  )
}

function UserRow({ user, place, onOpen }: { user: User; place: RowProps; onOpen: () => void }) {
  const { t } = useTranslation(['users', 'console'])
  const { moment } = useWhen()
  return (
    <tr className={user.blocked ? table.dim : undefined} {...place}>
      <td>
        <button type="button" className={styles.open} onClick={onOpen}>
          {user.displayName}
        </button>
        <small>
          {user.blocked ? (
            <StateWord icon={<Ban />} tone="ended">
              {t('blocked')}
            </StateWord>
          ) : (
            (user.username ?? t('noUsername'))
          )}
        </small>
      </td>
      <td>{t(`console:role_${user.role}`)}</td>
      <td>
        {t(`method_${user.loginMethod}`)}
        {isAwaited(user) ? (
          <small>
            <InvitationWord user={user} />
          </small>
        ) : (
          user.email !== null && (
            <small>
              <AddressWord state={user.emailState} />
            </small>
          )
        )}
      </td>
      <td>
        <PinWord user={user} />
      </td>
      <td>{moment(user.lastLoginAt)}</td>
    </tr>
  )
}

/** Whether there is a PIN, whether the role needs one (POL-8), and whether the register will ask for another (FRC-1). */
function PinWord({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const waits = user.pinMustChange ? t('pin_must') : user.pinNeeded && user.pin === 'none' ? t('pin_lacking') : null
  if (waits !== null) {
    return (
      <StateWord icon={<CircleAlert />} tone="waits">
        {waits}
      </StateWord>
    )
  }
  return (
    <StateWord icon={user.pin === 'set' ? <CircleCheck /> : <CircleDashed />} tone={user.pin === 'set' ? 'works' : 'rests'}>
      {t(`pin_${user.pin}`)}
    </StateWord>
  )
}
