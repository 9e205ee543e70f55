import type { SubmitEvent, ReactNode } from 'react'
import styles from './form-stack.module.css'

/** Fields below one another, in a column of work. */
export function FormStack({ onSubmit, children }: { onSubmit: (event: SubmitEvent<HTMLFormElement>) => void; children: ReactNode }) {
  return (
    <form className={styles.stack} noValidate onSubmit={onSubmit}>
      {children}
    </form>
  )
}
