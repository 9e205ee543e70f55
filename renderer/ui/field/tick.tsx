import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Covered } from './covered.tsx'
import styles from './tick.module.css'

interface TickProps extends ComponentProps<'input'> {
  label: string
  hint?: string
}

/** Something that is so or not. */
export function Tick({ label, hint, ...input }: TickProps) {
  return (
    <Covered type="checkbox" className={styles.tick} {...input}>
      <span className={styles.box}>
        <Check />
      </span>
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </Covered>
  )
}
