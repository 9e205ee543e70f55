import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './state-word.module.css'

interface StateWordProps {
  icon: ReactNode
  /** `works`: bottle. `waits`: brass, waits for somebody. `rests`: neither. `ended`: brick. */
  tone: 'works' | 'waits' | 'rests' | 'ended'
  children: string
}

/** A state: never a colour alone, always icon and word. */
export function StateWord({ icon, tone, children }: StateWordProps) {
  return (
    <span className={classNames(styles.state, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
