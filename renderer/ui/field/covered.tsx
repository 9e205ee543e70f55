import type { ComponentProps } from 'react'
import { classNames } from '../class-names.ts'
import styles from './covered.module.css'

/**
 * A radio button or a tick box that lies unseen over what it chooses, so that all of it can be pressed. The first child shows the focus.
 * Class and language are the whole's, all else is the input's.
 */
export function Covered({ className, lang, children, ...input }: ComponentProps<'input'>) {
  return (
    <label className={classNames(styles.covered, className)} lang={lang}>
      <input {...input} />
      {children}
    </label>
  )
}

/** What is pressed: it has an edge, and a tint while it is chosen. */
export function CoveredFace({ className, ...rest }: ComponentProps<'span'>) {
  return <span className={classNames(styles.face, className)} {...rest} />
}
