import { useTranslation } from 'react-i18next'
import { Question } from '../parts/question.tsx'

/** Whether the PIN is forgotten indeed, and what follows from that (SELF-3). */
export function ForgotQuestion({ onYes, onClose }: { onYes: () => void; onClose: () => void }) {
  const { t } = useTranslation('ownPin')
  return (
    <Question title={t('forgotAsk')} yes={t('forgotYes')} busy={false} onYes={onYes} onClose={onClose}>
      <p>{t('forgotSays')}</p>
    </Question>
  )
}
