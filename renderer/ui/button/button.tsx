import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import styles from './button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** The one primary action of a page or panel. */
  go?: boolean
  big?: boolean
  /** Something ends or is lost by it. */
  danger?: boolean
}

/** The terminal's keys at desk size. */
export function Button({ go = false, big = false, danger = false, className, ...rest }: ButtonProps) {
  const names = classNames(styles.button, go && styles.go, big && styles.big, danger && styles.danger, className)
  return <button type="button" className={names} {...rest} />
}
