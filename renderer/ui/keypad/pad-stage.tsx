import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './pad-stage.module.css'

interface PadStageProps {
  /** What the register says, above the keys. */
  says: ReactNode
  /** The slip hangs over keys that rest. */
  hanging?: boolean
  children: ReactNode
}

/** Message and keys. Room for the message is kept, so that keys never move under a finger. */
export function PadStage({ says, hanging = false, children }: PadStageProps) {
  return (
    <div className={styles.stage}>
      <div className={classNames(styles.says, hanging && styles.hanging)}>{says}</div>
      {children}
    </div>
  )
}

/** A quiet line where a slip could be. */
export function Hint({ children }: { children: ReactNode }) {
  return <p className={styles.hint}>{children}</p>
}
