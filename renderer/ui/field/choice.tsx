import type { ReactNode } from 'react'
import { Check } from 'lucide-react'
import { Covered, CoveredFace } from './covered.tsx'
import styles from './choice.module.css'

interface ChoiceProps<Value extends string> {
  legend: string
  name: string
  options: readonly { value: Value; label: string; hint?: string; mark?: ReactNode; lang?: string }[]
  value: Value
  onChoose: (value: Value) => void
}

/** One of a few; the chosen one has an edge and a tint. */
export function Choice<Value extends string>({ legend, name, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <Covered
          key={option.value}
          lang={option.lang}
          type="radio"
          name={name}
          checked={option.value === value}
          onChange={() => onChoose(option.value)}
        >
          <CoveredFace className={styles.face}>
            {option.mark}
            <span className={styles.label}>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
            <Check className={styles.check} />
          </CoveredFace>
        </Covered>
      ))}
    </fieldset>
  )
}
