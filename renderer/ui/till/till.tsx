import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './till.module.css'

interface TillProps {
  /** Wide: the sign stays a band and the work takes the whole width, for typing. */
  wide?: boolean
  sign: ReactNode
  children: ReactNode
  /** Quiet functions below the keys. */
  utils?: ReactNode
  /** The on-screen keyboard. */
  keys?: ReactNode
}

/** A screen of the terminal: sign, work, and what lies below. */
export function Till({ wide = false, sign, children, utils, keys }: TillProps) {
  return (
    <div className={classNames(styles.till, wide ? styles.wide : styles.tall)}>
      {sign}
      {children}
      {utils}
      {keys}
    </div>
  )
}
