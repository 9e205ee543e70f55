import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { deleteUser, type User } from '../../../contract/http/users.ts'
import { tell } from '../api/ask.ts'
import { SignChange } from '../parts/sign-change.tsx'
import { useSignature } from '../parts/use-signature.ts'
import { useTask } from '../parts/use-task.ts'
import { AskedButton } from './asked-button.tsx'
import { usersKey } from './use-users.ts'

/** Removes somebody for good: the sessions end, the PIN is given up; signed (USR-1, PIN-10, SIGN-1). */
export function RemoveUser({ user, onRemoved }: { user: User; onRemoved: () => void }) {
  const { t } = useTranslation('users')
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const { missing, read } = useSignature()
  const onYes = async (given: FormData) => {
    const confirm = read(given)
    if (confirm === null) return false
    const done = await run(() => tell(deleteUser, { params: { id: user.id }, body: { confirm } }))
    if (!done) return false
    onRemoved()
    queries.removeQueries({ queryKey: [...usersKey, user.id] })
    await queries.invalidateQueries({ queryKey: usersKey })
    return true
  }
  return (
    <AskedButton
      danger
      icon={<Trash2 />}
      word={t('remove')}
      title={t('removeTitle', { name: user.displayName })}
      more={user.pin === 'set' ? t('removeMorePin') : t('removeMore')}
      yes={t('removeYes')}
      busy={busy}
      failure={failure}
      onYes={onYes}
    >
      <SignChange failure={failure} missing={missing} autoFocus />
    </AskedButton>
  )
}
