import { type ComponentProps, useImperativeHandle, useRef } from 'react'
import { classNames } from '../class-names.ts'
import styles from './button.module.css'
import { useFocusAgain } from './use-focus-again.ts'

interface ButtonProps extends ComponentProps<'button'> {
  /** The one primary action of a page or panel. */
  go?: boolean
  big?: boolean
  /** Something ends or is lost by it. */
  danger?: boolean
}

/** The terminal's keys at desk size. */
export function Button({ go = false, big = false, danger = false, className, ref, ...rest }: ButtonProps) {
  const own = useRef<HTMLButtonElement>(null)
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => own.current)
  useFocusAgain(own, rest.disabled === true)
  const names = classNames(styles.button, go && styles.go, big && styles.big, danger && styles.danger, className)
  return <button ref={own} type="button" className={names} {...rest} />
}
