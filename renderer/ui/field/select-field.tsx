import { ChevronDown, CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { classNames } from '../class-names.ts'
import field from './field.module.css'
import styles from './select-field.module.css'

interface SelectFieldProps<Value extends string> {
  label: string
  /** What the choice does, below the field. */
  hint?: string
  problem?: string | undefined
  options: readonly { value: Value; label: string }[]
  value: Value
  disabled?: boolean
  onChoose: (value: Value) => void
}

/** One of several, where showing all of them would be too much. */
export function SelectField<Value extends string>({
  label,
  hint,
  problem,
  options,
  value,
  disabled = false,
  onChoose,
}: SelectFieldProps<Value>) {
  const id = useId()
  const note = problem ?? hint
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen)
    if (option) onChoose(option.value)
  }
  return (
    <div className={field.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classNames(field.box, styles.box, problem !== undefined && field.wrong)}>
        <select
          id={id}
          value={value}
          disabled={disabled}
          aria-invalid={problem !== undefined}
          aria-describedby={note && `${id}-note`}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown />
      </div>
      {note && (
        <p id={`${id}-note`} className={problem === undefined ? field.hint : field.problem}>
          {problem !== undefined && <CircleAlert />}
          {note}
        </p>
      )}
    </div>
  )
}
