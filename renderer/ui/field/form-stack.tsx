import type { SubmitEvent, ReactNode } from 'react'
import styles from './form-stack.module.css'

interface FormStackProps {
  /** By which a key outside it sends it. */
  id?: string
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  children: ReactNode
}

/** Fields below one another, in a column of work. */
export function FormStack({ id, onSubmit, children }: FormStackProps) {
  return (
    <form id={id} className={styles.stack} noValidate onSubmit={onSubmit}>
      {children}
    </form>
  )
}
