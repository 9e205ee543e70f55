import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import styles from './button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** The one primary action of a page or panel. */
  go?: boolean
  big?: boolean
}

/** The terminal's keys at desk size. */
export function Button({ go = false, big = false, className, ...rest }: ButtonProps) {
  return <button type="button" className={classNames(styles.button, go && styles.go, big && styles.big, className)} {...rest} />
}
