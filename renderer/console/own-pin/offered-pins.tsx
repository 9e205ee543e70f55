import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './offered-pins.module.css'

/** Three PINs to choose one of. They stand here and nowhere else, and go with the form. */
export function OfferedPins({ pins, problem }: { pins: readonly string[]; problem: string | undefined }) {
  const { t } = useTranslation('ownPin')
  return (
    <fieldset className={styles.choice} aria-describedby="offers-note">
      <legend>{t('offers')}</legend>
      <div className={styles.slips}>
        {pins.map((pin) => (
          <label key={pin}>
            <input type="radio" name="offer" value={pin} aria-label={[...pin].join(' ')} />
            <span>{pin}</span>
          </label>
        ))}
      </div>
      <p id="offers-note" className={problem === undefined ? styles.note : styles.problem} role={problem && 'alert'}>
        {problem !== undefined && <CircleAlert />}
        {problem ?? t('offersSays')}
      </p>
    </fieldset>
  )
}
