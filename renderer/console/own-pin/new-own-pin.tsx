import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import type { Failure } from '../api/send.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { PinPair } from '../parts/pin-pair.tsx'
import { refusalOf } from '../parts/pin-problem.ts'
import { RulesInWords } from '../parts/rules-in-words.tsx'
import { OfferedPins } from './offered-pins.tsx'
import styles from './own-pin.module.css'
import type { OwnPinProblems } from './read-own-pin-form.ts'
import type { Offers } from './use-offers.ts'
import { useTriesNone } from './use-tries-none.ts'

interface NewOwnPinProps {
  own: OwnPin
  offers: Offers
  /** Typed, instead of one of three. */
  types: boolean
  onTypes: (types: boolean) => void
  failure: Failure | null
  problems: OwnPinProblems
}

/** The new PIN: one of three that are good, or one tap away the own one, unless PINs are generated only (POL-9). */
export function NewOwnPin({ own, offers, types, onTypes, failure, problems }: NewOwnPinProps) {
  const { t } = useTranslation('ownPin')
  const none = useTriesNone(own)
  const typing = types && !own.generatedOnly
  return (
    <section className={styles.part}>
      <h2>{t('newPin')}</h2>
      {typing ? (
        <TypedPin own={own} failure={failure} problems={problems} />
      ) : (
        <Offered offers={offers} missing={problems.offer === 'missing'} />
      )}
      {none === null ? (
        <p className={styles.note}>{t('triesLeft', { count: own.triesLeft })}</p>
      ) : (
        <Message icon={<CircleAlert />} says={none} />
      )}
      <div className={styles.other}>
        {!own.generatedOnly && <Button onClick={() => onTypes(!typing)}>{t(typing ? 'backToOffers' : 'typeOwn')}</Button>}
        {!typing && (
          <Button disabled={offers.busy || own.triesLeft === 0} onClick={() => void offers.show()}>
            {t(offers.pins.length === 0 ? 'showOffers' : 'others')}
          </Button>
        )}
      </div>
    </section>
  )
}

function TypedPin({ own, failure, problems }: Pick<NewOwnPinProps, 'own' | 'failure' | 'problems'>) {
  const { t } = useTranslation('ownPin')
  const found = problems.pin ?? refusalOf(failure)
  return (
    <>
      <RulesInWords rules={own} />
      <PinPair problem={found === 'same' ? null : found} />
      {found === 'same' && <Message icon={<CircleAlert />} says={t('same')} />}
    </>
  )
}

function Offered({ offers, missing }: { offers: Offers; missing: boolean }) {
  const { t } = useTranslation(['ownPin', 'setPin'])
  if (offers.busy && offers.pins.length === 0) return <GreyRows rows={1} />
  return (
    <>
      {offers.pins.length > 0 && <OfferedPins key={offers.pins.join()} pins={offers.pins} problem={missing ? t('choose') : undefined} />}
      <FailureNote
        failure={offers.failure}
        known={{ pin_space_full: t('setPin:spaceFull'), try_later: null, pin_change_off: t('offNow') }}
      />
    </>
  )
}
