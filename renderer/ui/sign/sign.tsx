import { Monitor, Wifi, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Logo } from './logo.tsx'
import styles from './sign.module.css'
import bandStyles from './sign-band.module.css'
import standStyles from './sign-stand.module.css'

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
  const form = band ? bandStyles : standStyles
  const part = (name: string) => classNames(styles[name], form[name])
  return (
    <header className={classNames(styles.sign, form.sign, Boolean(person) && part('withPerson'))}>
      <div className={part('brand')}>
        <Logo src={logo} />
        <p>{words.organisation}</p>
      </div>
      {person}
      <div className={part('moment')}>
        <p className={part('clock')}>{words.clock}</p>
        <p className={part('date')}>{words.date}</p>
      </div>
      <div className={part('station')}>
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
      {tools && <div className={part('tools')}>{tools}</div>}
    </header>
  )
}
