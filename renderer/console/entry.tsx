import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '../ui/sign/logo.tsx'
import styles from './entry.module.css'
import { LanguageLinks } from './language-links.tsx'

interface EntryProps {
  /** Whose console this is, as far as it is known. */
  organisation: string
  says: string
  children: ReactNode
}

/** A page with the sign at the left and one matter at the right. */
export function Entry({ organisation, says, children }: EntryProps) {
  const { t } = useTranslation('console')
  return (
    <div className={styles.entry}>
      <header className={styles.sign}>
        <div className={styles.brand}>
          <Logo />
          <p>{organisation}</p>
        </div>
        <p className={styles.says}>{says}</p>
        <p className={styles.made}>{t('product')}</p>
      </header>
      <main className={styles.work}>
        <div className={styles.matter}>{children}</div>
        <LanguageLinks />
      </main>
    </div>
  )
}
