import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { Facts } from '../../ui/slip/facts.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { useWhen } from '../parts/use-when.ts'

/** Somebody whom the reader may see and not change, and why not (USR-5). */
export function ReadOnlyUser({ user }: { user: User }) {
  const { t } = useTranslation(['users', 'console'])
  const { moment } = useWhen()
  const facts = [
    { term: t('username'), value: user.username ?? t('noUsername') },
    { term: t('email'), value: user.email ?? '–' },
    { term: t('role'), value: t(`console:role_${user.role}`) },
    { term: t('loginMethod'), value: t(`method_${user.loginMethod}`) },
    { term: t('pin'), value: t(`pin_${user.pin}`) },
    { term: t('lastLogin'), value: moment(user.lastLoginAt) },
  ]
  return (
    <>
      <Message icon={<Lock />} says={t('adminsOnly')} more={t('adminsOnlyMore')} />
      <Facts facts={facts} />
    </>
  )
}
