import { useTranslation } from 'react-i18next'
import { verifyUserEmail } from '../../../contract/http/mailboxes.ts'
import type { User } from '../../../contract/http/users.ts'
import { tell } from '../api/ask.ts'
import { usersKey } from '../users/use-users.ts'
import { AddressState } from './address-state.tsx'
import styles from './address.module.css'
import { AskToConfirm } from './ask-to-confirm.tsx'

/** How it stands with a user's address, and a mail to confirm it by. */
export function UserAddress({ user }: { user: User }) {
  const { t } = useTranslation('addresses')
  if (user.email === null) return null
  return (
    <section className={styles.address} aria-label={t('title')}>
      <AddressState state={user.emailState} />
      {user.emailState === 'unverified' && !user.blocked && (
        <div>
          <AskToConfirm
            key={user.email}
            words={t('askThem')}
            refreshes={usersKey}
            ask={() => tell(verifyUserEmail, { params: { id: user.id } })}
          />
        </div>
      )}
    </section>
  )
}
