import type { ReactNode } from 'react'
import styles from './ways.module.css'

/** Numbered ways out. */
export function Ways({ ways }: { ways: readonly ReactNode[] }) {
  return (
    <ol className={styles.ways}>
      {ways.map((way, at) => (
        <li key={at}>
          <span>{way}</span>
        </li>
      ))}
    </ol>
  )
}
