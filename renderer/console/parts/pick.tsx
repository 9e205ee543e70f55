import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import styles from './pick.module.css'

interface PickProps<Value extends string> {
  icon: ReactNode
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onPick: (value: Value) => void
}

/** A filter or an order beside a search box; the first option is the one that changes nothing. */
export function Pick<Value extends string>({ icon, label, options, value, onPick }: PickProps<Value>) {
  const choose = (wanted: string) => {
    const option = options.find((one) => one.value === wanted)
    if (option) onPick(option.value)
  }
  return (
    <span className={classNames(styles.pick, value !== options[0]?.value && styles.on)}>
      {icon}
      <select aria-label={label} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown />
    </span>
  )
}
