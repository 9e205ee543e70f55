import { Monitor, Wifi, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Logo } from './logo.tsx'
import styles from './sign.module.css'

export interface SignWords {
  organisation: string
  station: string
  clock: string
  date: string
  net: string
}

interface SignProps {
  words: SignWords
  /** The shop's logo as a data URL. */
  logo?: string | null
  connected: boolean
  /** Stays a band at every size, for typing screens. */
  band?: boolean
  /** Who the screen is about; the clock steps back for them. */
  person?: ReactNode
  /** Quiet functions of a band. */
  tools?: ReactNode
}

/** Whose shop this is, which register, what time, and whether the server is there. */
export function Sign({ words, logo = null, connected, band = false, person, tools }: SignProps) {
  return (
    <header className={classNames(styles.sign, band ? styles.band : styles.stand, Boolean(person) && styles.withPerson)}>
      <div className={styles.brand}>
        <Logo src={logo} />
        <p>{words.organisation}</p>
      </div>
      {person}
      <div className={styles.moment}>
        <p className={styles.clock}>{words.clock}</p>
        <p className={styles.date}>{words.date}</p>
      </div>
      <div className={styles.station}>
        {words.station !== '' && (
          <p className={styles.name}>
            <Monitor />
            <span>{words.station}</span>
          </p>
        )}
        <p className={classNames(styles.net, !connected && styles.offline)}>
          {connected ? <Wifi /> : <WifiOff />}
          <span>{words.net}</span>
        </p>
      </div>
      {tools && <div className={styles.tools}>{tools}</div>}
    </header>
  )
}
