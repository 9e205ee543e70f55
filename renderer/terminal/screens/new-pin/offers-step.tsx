import { useTranslation } from 'react-i18next'
import { Display } from '../../../ui/display/display.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useLasting } from '../../app/use-lasting.ts'
import { NewPinSays } from './new-pin-says.tsx'
import styles from './new-pin.module.css'
import { useOffers } from './use-offers.ts'
import type { Choice, PinAsk } from './use-choice.ts'

interface OffersStepProps {
  screen: PinAsk
  way: Choice
  /** Those that are there already. */
  first?: readonly string[] | null
}

/** Three PINs that are free, one of which may be taken (POL-9). They are here and nowhere else, until this step goes (TRM-4). */
export function OffersStep({ screen, way, first = null }: OffersStepProps) {
  const { t } = useTranslation('newPin')
  const { pins, more } = useOffers(first)
  const slow = useLasting(screen.busy && pins === null)
  return (
    <Work layout="read">
      <Display title={t('offers')} />
      {screen.refusal === null && way.different === 0 ? (
        <p className={styles.lead}>{t('offersLead')}</p>
      ) : (
        <NewPinSays screen={screen} way={way} why={t('offersLead')} />
      )}
      <ul className={styles.offers} aria-label={t('offersLegend')} aria-busy={screen.busy}>
        {(pins ?? []).map((pin) => (
          <li key={pin}>
            <Key wide className={styles.offer} disabled={screen.busy} onClick={() => way.take(pin)}>
              {pin}
            </Key>
          </li>
        ))}
        {slow && <li role="status">{t('loading')}</li>}
      </ul>
      <Actions>
        <Key tone="quiet" disabled={screen.busy} onClick={more}>
          {t('otherThree')}
        </Key>
        {!screen.generatedOnly && (
          <Key tone="quiet" disabled={screen.busy} onClick={() => way.go('first')}>
            {t('typeOwn')}
          </Key>
        )}
      </Actions>
    </Work>
  )
}
