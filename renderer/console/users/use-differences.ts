import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'

/** Whether a form that began with one says the same of the other: what stands in its fields, not the PIN or a block. */
export function sameFields(one: User, other: User): boolean {
  const fields = ['displayName', 'email', 'role', 'loginMethod'] as const
  return fields.every((field) => one[field] === other[field])
}

/** What somebody else changed between two looks at a user, one sentence for each field. */
export function useDifferences(before: User, after: User | null): string[] {
  const { t } = useTranslation(['users', 'console'])
  if (after === null) return []
  const rows = [
    { field: t('name'), is: (user: User) => user.displayName },
    { field: t('email'), is: (user: User) => user.email ?? '–' },
    { field: t('role'), is: (user: User) => t(`console:role_${user.role}`) },
    { field: t('loginMethod'), is: (user: User) => t(`method_${user.loginMethod}`) },
    { field: t('state'), is: (user: User) => (user.blocked ? t('isBlocked') : t('isActive')) },
    { field: t('pin'), is: (user: User) => t(`pin_${user.pin}`) },
  ]
  const changed = rows.filter(({ is }) => is(before) !== is(after))
  return changed.map(({ field, is }) => t('difference', { field, before: is(before), after: is(after) }))
}
