import { type ReactNode, useEffect } from 'react'
import styles from './page-head.module.css'

interface PageHeadProps {
  title: string
  /** One line below the title. */
  says?: ReactNode
  /** The page's own buttons. */
  children?: ReactNode
}

/** A page's title, which names the browser's tab too. */
export function PageHead({ title, says, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} – Tillpass`
  }, [title])
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {says && <div className={styles.says}>{says}</div>}
      </div>
      {children && <div className={styles.acts}>{children}</div>}
    </div>
  )
}
