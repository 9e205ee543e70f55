import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../../../contract/http/users.ts'
import { Button } from '../../ui/button/button.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import { useCopy } from '../parts/use-copy.ts'
import { useWhen } from '../parts/use-when.ts'
import styles from './invite-user.module.css'

/** The link by which somebody chooses the own password, this once. */
export function InvitationSlip({ name, invitation }: { name: string; invitation: Invitation }) {
  const { t } = useTranslation('invitation')
  const { day } = useWhen()
  const { copied, copy } = useCopy(invitation.url)
  return (
    <div className={styles.slip} role="status">
      <Slip kind="note">
        <SlipSays>{t('slipSays', { name })}</SlipSays>
        <p className={styles.url}>{invitation.url}</p>
        <Button onClick={() => void copy()}>
          <Copy />
          {copied === 'yes' ? t('copied') : t('copy')}
        </Button>
        {invitation.mailed && <SlipMore>{t('mailed')}</SlipMore>}
        <SlipMore>{copied === 'refused' ? t('copyFailed') : t('slipMore', { day: day(invitation.expiresAt) })}</SlipMore>
      </Slip>
    </div>
  )
}
