import { classNames } from '../class-names.ts'
import styles from './dots.module.css'

interface DotsProps {
  lit: number
  total: number
  /** What a screen reader says of them: "2 of 5 digits typed". */
  label: string
  /** Each new number shakes once: a PIN did not match. 0 does not. */
  shake: number
}

/** How many digits were typed; never which. */
export function Dots({ lit, total, label, shake }: DotsProps) {
  return (
    <div>
      <p className="for-ears" role="status">
        {label}
      </p>
      <p key={shake} className={classNames(styles.dots, shake > 0 && styles.shaking)} role="img" aria-label={label}>
        {Array.from({ length: total }, (_, at) => (
          <i key={at} className={classNames(at < lit && styles.lit)} />
        ))}
      </p>
    </div>
  )
}
