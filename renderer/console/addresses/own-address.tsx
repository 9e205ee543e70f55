import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { verifyOwnEmail } from '../../../contract/http/mailboxes.ts'
import type { Me } from '../../../contract/http/me.ts'
import { Button } from '../../ui/button/button.tsx'
import { meKey } from '../account/use-me.ts'
import { tell } from '../api/ask.ts'
import { AddressState } from './address-state.tsx'
import styles from './address.module.css'
import { AskToConfirm } from './ask-to-confirm.tsx'
import { ChangeAddress } from './change-address.tsx'

/** The own address: whether it is confirmed, a mail to do that, and another address (SELF-7). */
export function OwnAddress({ me }: { me: Me }) {
  const { t } = useTranslation('addresses')
  const [changes, setChanges] = useState(false)
  return (
    <section className={styles.address} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {me.email !== null && <p className={styles.value}>{me.email}</p>}
      <AddressState state={me.emailState} />
      <div className={styles.acts}>
        {me.emailState === 'unverified' && (
          <AskToConfirm key={me.email} words={t('askMe')} refreshes={meKey} ask={() => tell(verifyOwnEmail)} />
        )}
        <Button onClick={() => setChanges(true)}>
          <Pencil />
          {t('change')}
        </Button>
      </div>
      {changes && <ChangeAddress me={me} onClose={() => setChanges(false)} />}
    </section>
  )
}
