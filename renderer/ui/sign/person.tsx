import { Face } from './face.tsx'
import styles from './person.module.css'

interface PersonProps {
  name: string
  /** What is true of them here: "Locked at 10:31". */
  detail: string
}

/** Who the screen is about, on the sign. */
export function Person({ name, detail }: PersonProps) {
  return (
    <div className={styles.person}>
      <Face name={name} className={styles.face} />
      <p className={styles.name}>{name}</p>
      <p>{detail}</p>
    </div>
  )
}
