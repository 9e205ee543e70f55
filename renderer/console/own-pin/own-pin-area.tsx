import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Button } from '../../ui/button/button.tsx'
import { Message } from '../../ui/slip/message.tsx'
import { ForgotQuestion } from './forgot-question.tsx'
import { OwnPinForm } from './own-pin-form.tsx'
import styles from './own-pin.module.css'
import { OwnPinSaved } from './own-pin-saved.tsx'
import { OwnPinStrip } from './own-pin-strip.tsx'
import { OwnSigning } from './own-signing.tsx'
import { useOffers } from './use-offers.ts'
import type { OwnPinSet } from './use-save-own-pin.ts'
import { useTriesNone } from './use-tries-none.ts'
import type { OwnPinWay } from './read-own-pin-form.ts'
import { WhomToAsk } from './whom-to-ask.tsx'

/** What one may do with the own PIN now, and what came of it. */
export function OwnPinArea({ own }: { own: OwnPin }) {
  const { t } = useTranslation('ownPin')
  const [way, setWay] = useState<OwnPinWay | null>(null)
  const [asks, setAsks] = useState(false)
  const [done, setDone] = useState<(OwnPinSet & { replaced: boolean }) | null>(null)
  const offers = useOffers()
  const none = useTriesNone(own)
  const begin = (next: OwnPinWay) => {
    setAsks(false)
    setDone(null)
    setWay(next)
    if (offers.pins.length === 0 && own.triesLeft > 0) void offers.show()
  }
  const onSaved = (set: OwnPinSet) => {
    setDone({ ...set, replaced: way !== 'create' })
    setWay(null)
    offers.clear()
  }
  return (
    <div className={styles.area}>
      <div>
        <OwnPinStrip own={own}>
          {own.mayChange && way === null && (
            <>
              <Button disabled={own.triesLeft === 0} onClick={() => begin(own.pin === null ? 'create' : 'change')}>
                {t(own.pin === null ? 'create' : 'change')}
              </Button>
              {own.pin !== null && (
                <Button disabled={own.triesLeft === 0} onClick={() => setAsks(true)}>
                  {t('forgot')}
                </Button>
              )}
            </>
          )}
        </OwnPinStrip>
        {done !== null && done.pin !== null && <OwnPinSaved done={done} onDone={() => setDone(null)} />}
      </div>
      {!own.mayChange && <WhomToAsk own={own} />}
      {done?.pin === null && <OwnPinSaved done={done} onDone={() => setDone(null)} />}
      {own.mayChange && way === null && none !== null && <Message icon={<CircleAlert />} says={none} />}
      {own.mayChange && way !== null && (
        <OwnPinForm
          key={way}
          own={own}
          way={way}
          offers={offers}
          onForgot={() => setAsks(true)}
          onSaved={onSaved}
          onCancel={() => setWay(null)}
        />
      )}
      {asks && <ForgotQuestion onYes={() => begin('recover')} onClose={() => setAsks(false)} />}
      <OwnSigning own={own} />
    </div>
  )
}
