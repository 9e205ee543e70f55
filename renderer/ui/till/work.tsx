import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './work.module.css'

interface WorkProps {
  /** `pad`: fills its height with keys. `read`: a question or a page, in the middle. `form`: fields over a keyboard. */
  layout: 'pad' | 'read' | 'form' | 'home'
  children: ReactNode
}

/** The column where the display and its keys stand. */
export function Work({ layout, children }: WorkProps) {
  return <main className={classNames(styles.work, styles[layout])}>{children}</main>
}
