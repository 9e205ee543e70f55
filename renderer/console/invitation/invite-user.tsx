import { useQueryClient } from '@tanstack/react-query'
import { MailX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Confirm } from '../../../contract/confirm.ts'
import { inviteUser, type User, withdrawInvitation } from '../../../contract/http/users.ts'
import { isLead } from '../../../contract/user-signing.ts'
import { Button } from '../../ui/button/button.tsx'
import { ask, tell } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { useTask } from '../parts/use-task.ts'
import { usersKey } from '../users/use-users.ts'
import { forgetInvitation, keepInvitation, useFreshInvitation } from './fresh-invitation.ts'
import { InviteButton } from './invite-button.tsx'
import { InvitationSlip } from './invitation-slip.tsx'
import { isAwaited, InvitationState } from './invitation-state.tsx'
import styles from './invite-user.module.css'

/** Somebody who is to have a password and has none: whether they are invited, the link where it is new, and how to change that (ACC-2). */
export function InviteUser({ user }: { user: User }) {
  const { t } = useTranslation('invitation')
  const fresh = useFreshInvitation((store) => (store.userId === user.id ? store.invitation : null))
  const inviting = useTask()
  const withdrawing = useTask()
  const queries = useQueryClient()
  const params = { id: user.id }
  const refresh = () => queries.invalidateQueries({ queryKey: usersKey })
  const invite = async (confirm?: Confirm) => {
    const done = await inviting.run(() => ask(inviteUser, { params, body: { confirm } }))
    if (done) keepInvitation(user.id, done.data)
    await refresh()
    return done !== null
  }
  const withdraw = async () => {
    if (await withdrawing.run(() => tell(withdrawInvitation, { params }))) forgetInvitation()
    await refresh()
  }
  if (!isAwaited(user) || user.blocked) return null
  const invited = user.invitedUntil !== null
  const busy = inviting.busy || withdrawing.busy
  // What refuses a signed invitation stands where it is signed.
  const failure = withdrawing.failure ?? (isLead(user.role) ? null : inviting.failure)
  return (
    <section className={styles.invite}>
      {fresh ? <InvitationSlip name={user.displayName} invitation={fresh} /> : <InvitationState user={user} />}
      <FailureNote failure={failure} known={{ conflict: t('notAny'), not_found: t('notAny') }} />
      <div className={styles.acts}>
        {!fresh && <InviteButton user={user} busy={busy} failure={inviting.failure} onInvite={invite} />}
        {invited && (
          <Button disabled={busy} onClick={() => void withdraw()}>
            <MailX />
            {t('withdraw')}
          </Button>
        )}
      </div>
    </section>
  )
}
