import { useTranslation } from 'react-i18next'
import styles from './grey-rows.module.css'

/** A list that is on its way: nothing for 300 ms, then still grey rows where the real ones will stand. */
export function GreyRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('console')
  return (
    <div className={styles.rows} role="status" aria-busy="true">
      <span className="for-ears">{t('loading')}</span>
      {Array.from({ length: rows }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  )
}
