import type { ReactNode } from 'react'
import styles from './facts.module.css'

interface Fact {
  term: string
  value: ReactNode
}

/** Facts in two columns, as a till slip prints them. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
