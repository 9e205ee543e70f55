import { Link } from '@tanstack/react-router'
import { KeyRound, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPin } from '../../../contract/http/own-pin.ts'
import { Button } from '../../ui/button/button.tsx'
import { GreyRows } from '../parts/grey-rows.tsx'
import { NotLoaded } from '../parts/not-loaded.tsx'
import { useWhen } from '../parts/use-when.ts'
import { GenerateQuestion } from './generate-question.tsx'
import styles from './own-pin.module.css'
import { OwnPinSaved } from './own-pin-saved.tsx'
import { useOwnPin } from './use-own-pin.ts'
import type { OwnPinSet } from './use-save-own-pin.ts'
import { useTriesNone } from './use-tries-none.ts'
import { WhomToAsk } from './whom-to-ask.tsx'

/** The own PIN on the personal area's home: whether there is one, the way to its page, and a generated one (SELF-6). */
export function OwnPinHome() {
  const { t } = useTranslation('ownPin')
  const { data, error, refetch } = useOwnPin()
  return (
    <section className={styles.home}>
      <h2>{t('title')}</h2>
      {data && <Shown own={data} />}
      {!data && (error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : <GreyRows rows={2} />)}
    </section>
  )
}

function Shown({ own }: { own: OwnPin }) {
  const { t } = useTranslation('ownPin')
  const { amid } = useWhen()
  const none = useTriesNone(own)
  const [asks, setAsks] = useState(false)
  const [done, setDone] = useState<(OwnPinSet & { replaced: boolean }) | null>(null)
  const { pin } = own
  const onSaved = (set: OwnPinSet) => {
    setAsks(false)
    setDone({ ...set, replaced: pin !== null })
  }
  return (
    <>
      <p className={styles.state}>
        <KeyRound />
        <b>{t(pin === null ? 'none' : 'have')}</b>
      </p>
      <p className={styles.note}>{pin === null ? t('noneSays') : t('haveSays', { digits: pin.length, moment: amid(pin.setAt) })}</p>
      {!own.mayChange && <WhomToAsk own={own} />}
      {own.mayChange && none !== null && <p className={styles.note}>{none}</p>}
      {done !== null && <OwnPinSaved done={done} onDone={() => setDone(null)} />}
      <div className={styles.other}>
        <Link to="/account/pin" className={styles.link}>
          {t(own.mayChange ? (pin === null ? 'toCreate' : 'toChange') : 'toPage')}
        </Link>
        {own.mayChange && (
          <Button disabled={own.triesLeft === 0} onClick={() => setAsks(true)}>
            <Sparkles />
            {t('generate')}
          </Button>
        )}
      </div>
      {asks && <GenerateQuestion own={own} onSaved={onSaved} onClose={() => setAsks(false)} />}
    </>
  )
}
