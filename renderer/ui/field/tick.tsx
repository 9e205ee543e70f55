import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './tick.module.css'

interface TickProps extends ComponentProps<'input'> {
  label: string
  hint?: string
}

/** Something that is so or not. */
export function Tick({ label, hint, ...input }: TickProps) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" {...input} />
      <span className={styles.box}>
        <Check />
      </span>
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  )
}
