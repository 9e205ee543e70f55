import { useNavigate } from '@tanstack/react-router'
import { UserPlus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '../../ui/button/button.tsx'
import { pinLoginKey } from '../pin-login/use-pin-login.ts'
import { AddUserPanel } from '../users/add-user-panel.tsx'
import { UserPanel } from '../users/user-panel.tsx'
import styles from './set-up.module.css'
import type { SetUp } from './use-set-up.ts'

type Opened = { kind: 'add' } | { kind: 'user'; id: string } | null

/** A few people in place, each with a PIN; many come by the page of users. */
export function PeopleStep({ setUp }: { setUp: SetUp }) {
  const { t } = useTranslation('setUp')
  const [opened, setOpened] = useState<Opened>(null)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const onClose = () => {
    setOpened(null)
    void queries.invalidateQueries({ queryKey: pinLoginKey })
  }
  return (
    <>
      <p>{t('peopleMore', { count: setUp.people, pins: setUp.peopleWithPin })}</p>
      <div className={styles.acts}>
        <Button go={!setUp.steps.people} onClick={() => setOpened({ kind: 'add' })}>
          <UserPlus />
          {t('addPerson')}
        </Button>
        <Button onClick={() => void navigate({ to: '/users' })}>
          <Users />
          {t('toUsers')}
        </Button>
      </div>
      {opened?.kind === 'add' && <AddUserPanel onClose={onClose} onAdded={(id) => setOpened({ kind: 'user', id })} />}
      {opened?.kind === 'user' && <UserPanel key={opened.id} id={opened.id} added onClose={onClose} />}
    </>
  )
}
