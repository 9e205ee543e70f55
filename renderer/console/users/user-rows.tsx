import { Ban, CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { classNames } from '../../ui/class-names.ts'
import { InvitationWord, isAwaited } from '../invitation/invitation-state.tsx'
import { StateWord } from '../parts/state-word.tsx'
import table from '../parts/table.module.css'
import { useWhen } from '../parts/use-when.ts'
import styles from './user-rows.module.css'

interface UserRowsProps {
  users: readonly User[]
  onOpen: (id: string) => void
}

/** Users as a table; on a narrow screen two lines to each. */
export function UserRows({ users, onOpen }: UserRowsProps) {
  const { t } = useTranslation('users')
  return (
    <table className={classNames(table.table, styles.users)}>
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th>{t('role')}</th>
          <th>{t('loginMethod')}</th>
          <th>{t('pin')}</th>
          <th>{t('lastLogin')}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} onOpen={() => onOpen(user.id)} />
        ))}
      </tbody>
    </table>
  )
}

function UserRow({ user, onOpen }: { user: User; onOpen: () => void }) {
  const { t } = useTranslation(['users', 'console'])
  const { moment } = useWhen()
  return (
    <tr className={user.blocked ? table.dim : undefined}>
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
        {isAwaited(user) && (
          <small>
            <InvitationWord user={user} />
          </small>
        )}
      </td>
      <td>
        <StateWord icon={user.pin === 'set' ? <CircleCheck /> : <CircleDashed />} tone={user.pin === 'set' ? 'works' : 'rests'}>
          {t(`pin_${user.pin}`)}
        </StateWord>
      </td>
      <td>{moment(user.lastLoginAt)}</td>
    </tr>
  )
}
