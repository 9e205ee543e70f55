import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { ImportButton } from '../import/import-button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { FloorPrompt } from '../pin-rules/floor-prompt.tsx'
import { AddUserPanel } from './add-user-panel.tsx'
import { UserPanel } from './user-panel.tsx'
import { UserList } from './user-list.tsx'
import { noFilter, useUserCounts } from './use-users.ts'

/** Whose panel is open: somebody's, perhaps right after they were added, or that of somebody new. */
type Opened = { kind: 'user'; id: string; added: boolean } | { kind: 'add' }

/** My account > Users: everybody who may tap in, and how (USR-1). */
export function UsersPage() {
  const { t } = useTranslation('users')
  const [opened, setOpened] = useState<Opened | null>(null)
  const { data: counts } = useUserCounts(noFilter)
  const onClose = () => setOpened(null)
  return (
    <>
      <PageHead title={t('title')} says={counts && t('count', { count: counts.people, pins: counts.withPin })}>
        <ImportButton />
        <Button go onClick={() => setOpened({ kind: 'add' })}>
          <Plus />
          {t('add')}
        </Button>
      </PageHead>
      <FloorPrompt />
      <UserList onOpen={(id) => setOpened({ kind: 'user', id, added: false })} />
      {opened?.kind === 'add' && <AddUserPanel onClose={onClose} onAdded={(id) => setOpened({ kind: 'user', id, added: true })} />}
      {opened?.kind === 'user' && <UserPanel key={opened.id} id={opened.id} added={opened.added} onClose={onClose} />}
    </>
  )
}
