import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import table from '../parts/table.module.css'
import { useLater } from '../parts/use-later.ts'
import { UserFilters } from './user-filters.tsx'
import { UserRows } from './user-rows.tsx'
import { noFilter, useUserCounts, useUsers } from './use-users.ts'

/** Everybody, or whom the search finds, by name (USR-1). */
export function UserList({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('users')
  const [typed, setTyped] = useState(noFilter)
  const q = useLater(typed.q.trim())
  const filter = { ...typed, q }
  const { items, isPending, isPlaceholderData, error, hasNextPage, readOn, refetch } = useUsers(filter)
  const { data: counts } = useUserCounts(filter)
  const total = hasNextPage ? Math.max(items.length, counts?.found ?? 0) : items.length
  const narrowed = Object.values(filter).some(Boolean)
  return (
    <>
      <div className={table.bar}>
        <UserFilters filter={typed} onChange={setTyped} />
        <p className={table.found} role="status">
          {narrowed && counts && t('found', { count: counts.found })}
        </p>
      </div>
      {isPending && <GreyRows />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {!isPending && !error && items.length === 0 && <p className={table.empty}>{t('notFound')}</p>}
      {items.length > 0 && <UserRows users={items} total={total} busy={isPlaceholderData} onNearEnd={readOn} onOpen={onOpen} />}
    </>
  )
}
