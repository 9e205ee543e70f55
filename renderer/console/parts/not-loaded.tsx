import { CircleAlert, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { Unanswered } from '../api/queries.ts'
import styles from './not-loaded.module.css'

/** What should stand here did not come; with the way to ask again. */
export function NotLoaded({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const { t } = useTranslation('frame')
  const gone = error instanceof Unanswered && error.failure.kind === 'refused' && error.failure.problem.code === 'not_found'
  return (
    <div className={styles.box}>
      <Message icon={<CircleAlert />} says={gone ? t('gone') : t('notLoaded')} />
      {!gone && (
        <Button onClick={onAgain}>
          <RotateCw />
          {t('again')}
        </Button>
      )}
    </div>
  )
}
