import { CircleAlert } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

interface TextAreaProps extends ComponentProps<'textarea'> {
  label: string
  /** Why it cannot be taken as it is. */
  problem?: string | undefined
}

/** Several lines of text with their label. */
export function TextArea({ label, problem, ...area }: TextAreaProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classNames(styles.box, problem !== undefined && styles.wrong)}>
        <textarea id={id} aria-invalid={problem !== undefined} aria-describedby={problem && `${id}-note`} {...area} />
      </div>
      {problem !== undefined && (
        <p id={`${id}-note`} className={styles.problem}>
          <CircleAlert />
          {problem}
        </p>
      )}
    </div>
  )
}
