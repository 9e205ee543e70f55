import { Ban, CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../contract/http/users.ts'
import { AskedButton } from './asked-button.tsx'
import { useEdit } from './use-edit.ts'

/** Blocks somebody, or lets them in again; asks first and says what follows (DEV-10). */
export function BlockUser({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const { busy, failure, save } = useEdit(user)
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
      onYes={async () => (await save({ blocked: !user.blocked })) !== null}
    />
  )
}
