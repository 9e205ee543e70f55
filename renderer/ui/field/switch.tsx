import { type ReactNode, useId } from 'react'
import styles from './switch.module.css'

interface SwitchProps {
  label: string
  hint: ReactNode
  on: boolean
  disabled?: boolean
  onTurn: (on: boolean) => void
}

/** Something that is on or off, at once. */
export function Switch({ label, hint, on, disabled = false, onTurn }: SwitchProps) {
  const id = useId()
  return (
    <div className={styles.switch}>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`}>{hint}</p>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={`${id}-hint`}
        disabled={disabled}
        onClick={() => onTurn(!on)}
      >
        <i />
      </button>
    </div>
  )
}
