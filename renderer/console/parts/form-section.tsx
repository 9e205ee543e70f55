import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './form-section.module.css'

interface FormSectionProps {
  title: string
  says: string
  /** Whether who looks at it may change it; else they read it, and whom to ask. */
  may: boolean
  children: ReactNode
}

/** What belongs together in a long form: its words at the left, its fields at the right. */
export function FormSection({ title, says, may, children }: FormSectionProps) {
  const { t } = useTranslation('settings')
  return (
    <fieldset className={styles.section} disabled={!may}>
      <legend className="for-ears">{title}</legend>
      <div className={styles.words}>
        <h2>{title}</h2>
        <p>{says}</p>
        {!may && (
          <p className={styles.locked}>
            <Lock />
            {t('adminsOnly')}
          </p>
        )}
      </div>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  )
}
