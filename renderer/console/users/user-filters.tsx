import { ListFilter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pinFilterSchema } from '../../../contract/http/users.ts'
import { roleSchema } from '../../../contract/roles.ts'
import { Pick } from '../parts/pick.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import type { UserFilter } from './use-users.ts'

interface UserFiltersProps {
  filter: UserFilter
  onChange: (filter: UserFilter) => void
}

/** Finds users as somebody types, and narrows them down by role, state and PIN (USR-1). */
export function UserFilters({ filter, onChange }: UserFiltersProps) {
  const { t } = useTranslation(['users', 'console'])
  const any = (label: string) => ({ value: '' as const, label })
  const roles = roleSchema.options.map((value) => ({ value, label: t(`console:role_${value}`) }))
  const states = (['active', 'blocked'] as const).map((value) => ({ value, label: t(`filterState_${value}`) }))
  const pins = pinFilterSchema.options.map((value) => ({ value, label: t(`filterPin_${value}`) }))
  const icon = <ListFilter />
  return (
    <>
      <SearchBox label={t('search')} value={filter.q} onChange={(q) => onChange({ ...filter, q })} />
      <Pick
        icon={icon}
        label={t('role')}
        options={[any(t('anyRole')), ...roles]}
        value={filter.role}
        onPick={(role) => onChange({ ...filter, role })}
      />
      <Pick
        icon={icon}
        label={t('pin')}
        options={[any(t('anyPin')), ...pins]}
        value={filter.pin}
        onPick={(pin) => onChange({ ...filter, pin })}
      />
      <Pick
        icon={icon}
        label={t('state')}
        options={[any(t('anyState')), ...states]}
        value={filter.state}
        onPick={(state) => onChange({ ...filter, state })}
      />
    </>
  )
}
