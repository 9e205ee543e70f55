import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import styles from './key.module.css'

interface KeyProps extends ComponentProps<'button'> {
  /** `go` is the one primary action of a screen, `end` one by which something ends; `quiet` keys do something other than type. */
  tone?: 'plain' | 'quiet' | 'go' | 'end'
  wide?: boolean
}

/** Anything with an edge, and only that, can be pressed. */
export function Key({ tone = 'plain', wide = false, className, ...rest }: KeyProps) {
  return <button type="button" className={classNames(styles.key, styles[tone], wide && styles.wide, className)} {...rest} />
}
