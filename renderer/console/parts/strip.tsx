import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './strip.module.css'

interface StripProps {
  icon: ReactNode
  title: string
  says?: string
  /** Numbers at the far end. */
  facts?: ReactNode
  /** A slip hangs from it. */
  hangs?: boolean
  children?: ReactNode
}

/** The page's display: its one live fact. */
export function Strip({ icon, title, says, facts, hangs = false, children }: StripProps) {
  return (
    <section className={classNames(styles.strip, !hangs && styles.alone)}>
      <div className={styles.words}>
        <h2>
          {icon}
          {title}
        </h2>
        {says && <p>{says}</p>}
      </div>
      {facts}
      {children && <div className={styles.acts}>{children}</div>}
    </section>
  )
}
