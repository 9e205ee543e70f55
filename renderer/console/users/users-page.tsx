import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import table from '../parts/table.module.css'
import { AddUserPanel } from './add-user-panel.tsx'
import { UserPanel } from './user-panel.tsx'
import { UserRows } from './user-rows.tsx'
import { useUsers } from './use-users.ts'

/** Whose panel is open: somebody's, perhaps right after they were added, or that of somebody new. */
type Opened = { kind: 'user'; id: string; added: boolean } | { kind: 'add' }

/** My account > Users: everybody who may tap in, and how (USR-1). */
export function UsersPage() {
  const { t } = useTranslation('users')
  const [sought, setSought] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const { items, isPending, isSuccess, hasNextPage, error, refetch } = useUsers()
  const found = items.filter((user) => matches(user, sought))
  const withPin = items.filter(({ pin }) => pin === 'set').length
  const onClose = () => setOpened(null)
  return (
    <>
      <PageHead title={t('title')} says={isSuccess && !hasNextPage ? t('count', { count: items.length, pins: withPin }) : undefined}>
        <Button go onClick={() => setOpened({ kind: 'add' })}>
          <Plus />
          {t('add')}
        </Button>
      </PageHead>
      <div className={table.bar}>
        <SearchBox label={t('search')} value={sought} onChange={setSought} />
      </div>
      {isPending && <GreyRows />}
      {error && items.length === 0 && <NotLoaded error={error} onAgain={() => void refetch()} />}
      {items.length > 0 && found.length === 0 && <p className={table.empty}>{t('notFound')}</p>}
      {found.length > 0 && <UserRows users={found} onOpen={(id) => setOpened({ kind: 'user', id, added: false })} />}
      {opened?.kind === 'add' && <AddUserPanel onClose={onClose} onAdded={(id) => setOpened({ kind: 'user', id, added: true })} />}
      {opened?.kind === 'user' && <UserPanel key={opened.id} id={opened.id} added={opened.added} onClose={onClose} />}
    </>
  )
}

function matches({ displayName, username, email }: User, sought: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
  const text = plain([displayName, username, email].join(' '))
  return plain(sought)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
