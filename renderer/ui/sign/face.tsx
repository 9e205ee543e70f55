import { classNames } from '../class-names.ts'
import styles from './face.module.css'
import { initialsOf } from './initials.ts'

/** A person's initials on brass: brass says who is in. */
export function Face({ name, className }: { name: string; className?: string }) {
  return (
    <span className={classNames(styles.face, className)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
