import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import styles from '../sign-in-form.module.css'

/** The new PIN works; here is nothing more to do. */
export function PinSaved({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('pinCode')
  return (
    <div className={styles.form}>
      <h1>{t('done')}</h1>
      <Message icon={<CircleCheck />} says={t('doneMore')} />
      <Button big onClick={onBack}>
        {t('back')}
      </Button>
    </div>
  )
}
