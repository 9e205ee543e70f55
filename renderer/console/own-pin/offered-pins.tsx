import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { Covered, CoveredFace } from '../../ui/field/covered.tsx'
import styles from './offered-pins.module.css'

/** So many digits fit three times into a column of the sign-in. */
const shortPin = 6

/** Three PINs to choose one of. They stand here and nowhere else, and go with the form. */
export function OfferedPins({ pins, problem }: { pins: readonly string[]; problem: string | undefined }) {
  const { t } = useTranslation('ownPin')
  return (
    <fieldset className={styles.choice} aria-describedby="offers-note">
      <legend>{t('offers')}</legend>
      <div className={styles.offers}>
        <div className={classNames(styles.slips, pins.every(({ length }) => length <= shortPin) && styles.short)}>
          {pins.map((pin) => (
            <Covered key={pin} type="radio" name="offer" value={pin} aria-label={[...pin].join(' ')}>
              <CoveredFace className={styles.pin}>{pin}</CoveredFace>
            </Covered>
          ))}
        </div>
      </div>
      <p id="offers-note" className={problem === undefined ? styles.note : styles.problem} role={problem && 'alert'}>
        {problem !== undefined && <CircleAlert />}
        {problem ?? t('offersSays')}
      </p>
    </fieldset>
  )
}
