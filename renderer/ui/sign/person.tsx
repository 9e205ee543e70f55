import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import faceStyles from './face.module.css'
import { Face } from './face.tsx'
import styles from './person.module.css'

interface PersonProps {
  name: string
  /** What is true of them here: "Locked at 10:31". */
  detail: string
  /** By what they know the screen (FRC-4): in the place of their initials, and beside them. */
  picture?: ReactNode
  phrase?: string | null
}

/** Who the screen is about, on the sign. */
export function Person({ name, detail, picture = null, phrase = null }: PersonProps) {
  return (
    <div className={styles.person}>
      {picture === null ? (
        <Face name={name} className={styles.face} />
      ) : (
        <span className={classNames(faceStyles.face, styles.face)}>{picture}</span>
      )}
      <p className={styles.name}>{name}</p>
      <p>{detail}</p>
      {phrase !== null && <p className={styles.phrase}>{phrase}</p>}
    </div>
  )
}
