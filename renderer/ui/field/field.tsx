import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

export interface FieldProps extends ComponentProps<'input'> {
  label: string
  /** What to write, below the field. */
  hint?: string
  /** Why it cannot be taken as it is; stands in the hint's place. */
  problem?: string
  /** A button inside the field's end. */
  end?: ReactNode
}

/** One line of text with its label, and what is wrong beside its cause. */
export function Field({ label, hint, problem, end, className, ...input }: FieldProps) {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id}>{label}</label>
      <div className={classNames(styles.box, problem !== undefined && styles.wrong)}>
        <input id={id} type="text" aria-invalid={problem !== undefined} aria-describedby={note && `${id}-note`} {...input} />
        {end}
      </div>
      {note && (
        <p id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
          {problem !== undefined && <CircleAlert />}
          {note}
        </p>
      )}
    </div>
  )
}
