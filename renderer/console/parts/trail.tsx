import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './trail.module.css'

interface TrailProps {
  /** For screen readers. */
  label: string
  /** The link back. */
  children: ReactNode
  here: string | undefined
}

/** The way to a page below another. */
export function Trail({ label, children, here }: TrailProps) {
  return (
    <nav className={styles.trail} aria-label={label}>
      {children}
      <ChevronRight />
      <span dir="auto">{here}</span>
    </nav>
  )
}
