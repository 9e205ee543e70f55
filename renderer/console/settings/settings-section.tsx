import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingName } from '../../../contract/settings-rules.ts'
import { maySet } from '../../../contract/settings-rules.ts'
import { useSession } from '../use-session.ts'
import styles from './settings-section.module.css'

interface SettingsSectionProps {
  title: string
  says: string
  /** One of its settings: who may change it may change all of them. */
  setting: SettingName
  children: ReactNode
}

/** Settings that belong together; who may not change them reads them, and whom to ask. */
export function SettingsSection({ title, says, setting, children }: SettingsSectionProps) {
  const { t } = useTranslation('settings')
  const may = maySet(useSession().user.role, setting)
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
