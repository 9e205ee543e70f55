import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../settings/settings-section.module.css'
import { useSession } from '../use-session.ts'

/** Rules that belong together; a manager reads them, and whom to ask. */
export function RulesSection({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  const { t } = useTranslation('settings')
  const may = useSession().user.role === 'admin'
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
