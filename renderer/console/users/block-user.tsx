import { Ban, CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { SignChange } from '../parts/sign-change.tsx'
import { useSignature } from '../parts/use-signature.ts'
import { AskedButton } from './asked-button.tsx'
import { useEdit } from './use-edit.ts'

/** Blocks somebody, or lets them in again; asks first, says what follows, and is signed (DEV-10, SIGN-1). */
export function BlockUser({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const { busy, failure, save } = useEdit(user)
  const { missing, read } = useSignature()
  const onYes = async (given: FormData) => {
    const confirm = read(given)
    return confirm !== null && (await save({ blocked: !user.blocked, confirm })) !== null
  }
  const word = user.blocked ? 'unblock' : 'block'
  return (
    <AskedButton
      icon={user.blocked ? <CirclePlay /> : <Ban />}
      word={t(word)}
      title={t(`${word}Title`, { name: user.displayName })}
      more={t(`${word}More`)}
      yes={t(`${word}Yes`)}
      busy={busy}
      failure={failure}
      onYes={onYes}
    >
      <SignChange failure={failure} missing={missing} autoFocus />
    </AskedButton>
  )
}
