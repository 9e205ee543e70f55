import { CircleAlert, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import type { Failure } from '../api/send.ts'
import styles from './accept-form.module.css'
import { leaveInvitation } from './invitation-store.ts'

/** The link opens nothing: what that may mean, whom to ask, and the way on. */
export function NoInvitation({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const { t } = useTranslation(['invitation', 'frame', 'console'])
  // A link that was cut off on its way is as good as none.
  const gone = failure.kind === 'refused' && ['not_found', 'invalid_request'].includes(failure.problem.code)
  const later = failure.kind === 'refused' && failure.problem.code === 'try_later'
  return (
    <div className={styles.form}>
      <h1>{gone ? t('gone') : t('notRead')}</h1>
      {gone ? (
        <p>{t('goneMore')}</p>
      ) : (
        <Message icon={<CircleAlert />} says={later ? t('later') : failure.kind === 'away' ? t('console:away') : t('frame:notLoaded')} />
      )}
      {gone ? (
        <Button big onClick={leaveInvitation}>
          {t('toSignIn')}
        </Button>
      ) : (
        <Button big onClick={onAgain}>
          <RotateCw />
          {t('frame:again')}
        </Button>
      )}
    </div>
  )
}
