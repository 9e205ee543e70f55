import { MailPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Confirm } from '../../../contract/confirm.ts'
import type { User } from '../../../contract/http/users.ts'
import { isLead } from '../../../contract/user-signing.ts'
import { Button } from '../../ui/button/button.tsx'
import type { Failure } from '../api/send.ts'
import { SignChange } from '../parts/sign-change.tsx'
import { useSignature } from '../parts/use-signature.ts'
import { AskedButton } from '../users/asked-button.tsx'

interface InviteButtonProps {
  user: User
  busy: boolean
  failure: Failure | null
  /** True: there is a new link. */
  onInvite: (confirm?: Confirm) => Promise<boolean>
}

/** Invites somebody, once more where they were before. The link of an admin or manager is signed: whoever has it becomes that lead (SIGN-1). */
export function InviteButton({ user, busy, failure, onInvite }: InviteButtonProps) {
  const { t } = useTranslation('invitation')
  const { missing, read } = useSignature()
  const word = user.invitedUntil === null ? t('invite') : t('inviteAgain')
  const onYes = async (given: FormData) => {
    const confirm = read(given)
    return confirm !== null && (await onInvite(confirm))
  }
  if (!isLead(user.role)) {
    return (
      <Button disabled={busy} onClick={() => void onInvite()}>
        <MailPlus />
        {word}
      </Button>
    )
  }
  return (
    <AskedButton
      icon={<MailPlus />}
      word={word}
      title={t('inviteTitle', { name: user.displayName })}
      more={t('inviteMore')}
      yes={word}
      busy={busy}
      failure={failure}
      known={{ conflict: t('notAny') }}
      onYes={onYes}
    >
      <SignChange failure={failure} missing={missing} autoFocus />
    </AskedButton>
  )
}
