import { CircleAlert, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import type { Failure } from '../api/send.ts'
import styles from './new-pin.module.css'
import { leaveNewPin } from './new-pin-store.ts'

/** The link opens nothing: what that may mean, whom to ask, and the way on. */
export function NoPin({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const { t } = useTranslation(['newPin', 'frame', 'console'])
  // A link that was cut off on its way is as good as none.
  const gone = failure.kind === 'refused' && ['not_found', 'invalid_request'].includes(failure.problem.code)
  const later = failure.kind === 'refused' && failure.problem.code === 'try_later'
  if (gone) {
    return (
      <div className={styles.form}>
        <h1>{t('gone')}</h1>
        <p>{t('goneMore')}</p>
        <p>{t('goneNotYou')}</p>
        <Button big onClick={leaveNewPin}>
          {t('toConsole')}
        </Button>
      </div>
    )
  }
  const says = later ? t('later') : failure.kind === 'away' ? t('console:away') : t('frame:notLoaded')
  return (
    <div className={styles.form}>
      <h1>{t('notRead')}</h1>
      <Message icon={<CircleAlert />} says={says} />
      <Button big onClick={onAgain}>
        <RotateCw />
        {t('frame:again')}
      </Button>
    </div>
  )
}
