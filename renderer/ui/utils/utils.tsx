import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Key } from '../key/key.tsx'
import styles from './utils.module.css'

/** Quiet functions below the keys; on a small register they stand on the sign. */
export function Utils({ children }: { children: ReactNode }) {
  return <footer className={styles.utils}>{children}</footer>
}

interface UtilProps extends ComponentProps<'button'> {
  icon: ReactNode
  label: string
  /** Shown instead of the label where there is little room; '' shows the icon alone. */
  short?: string
  /** Takes the room the others leave. */
  main?: boolean
  /** Shows its icon alone at every size. */
  bare?: boolean
  /** Keeps its short form on a middling screen too. */
  shy?: boolean
}

/** One of them. Its label is always its name, also where only the icon shows. */
export function Util({ icon, label, short, main = false, bare = false, shy = false, ...rest }: UtilProps) {
  return (
    <Key tone="quiet" className={classNames(styles.util, main && styles.main, shy && styles.shy)} aria-label={label} {...rest}>
      {icon}
      {!bare && <span className={classNames(short !== undefined && styles.long)}>{label}</span>}
      {short && <span className={styles.short}>{short}</span>}
    </Key>
  )
}
