import { useTranslation } from 'react-i18next'
import { useFaultStore } from '../app/fault-store.ts'
import { useTerminalStore } from '../app/terminal-store.ts'
import styles from './banners.module.css'

/** Lines above everything: a demo's key in memory, and a shell that failed. */
export function Banners() {
  const { t } = useTranslation('common')
  const inMemory = useTerminalStore((store) => store.state?.credentialInMemory ?? false)
  const faulty = useFaultStore((store) => store.faulty)
  return (
    <>
      {inMemory && <aside className={styles.banner}>{t('memoryBanner')}</aside>}
      {faulty && (
        <p className={styles.banner} role="alert">
          {t('fault')}
        </p>
      )}
    </>
  )
}
