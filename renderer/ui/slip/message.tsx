import type { ReactNode } from 'react'
import styles from './message.module.css'

interface MessageProps {
  icon: ReactNode
  says: string
  more?: string
}

/** What the register says beside a form, where no slip can hang. */
export function Message({ icon, says, more }: MessageProps) {
  return (
    <div className={styles.message} role="status">
      {icon}
      <p>
        <b>{says}</b>
        {more && ` ${more}`}
      </p>
    </div>
  )
}
