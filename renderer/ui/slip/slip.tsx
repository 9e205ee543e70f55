import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './slip.module.css'

interface SlipProps {
  /** `line`: one short message. `note`: a longer one, centred. `page`: a longer one to read, from the left. `pass`: facts alone. */
  kind: 'line' | 'note' | 'page' | 'pass'
  /** Messages that come while the screen stands are announced. */
  role?: 'status'
  children: ReactNode
}

/** Paper that comes out of the display and says what follows. */
export function Slip({ kind, role, children }: SlipProps) {
  return (
    <div className={classNames(styles.slip, styles[kind])} role={role}>
      <div className={styles.paper}>{children}</div>
    </div>
  )
}

/** What the slip says, in its first voice. */
export function SlipSays({ children }: { children: ReactNode }) {
  return <p className={styles.says}>{children}</p>
}

/** What the slip adds, in its second voice. */
export function SlipMore({ children }: { children: ReactNode }) {
  return <p className={styles.more}>{children}</p>
}
