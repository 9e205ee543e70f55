import { Power, ShieldCheck } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { putPinLogin } from '../../../contract/http/pin-login.ts'
import { Button } from '../../ui/button/button.tsx'
import { Tick } from '../../ui/field/tick.tsx'
import { Slip, SlipMore, SlipSays } from '../../ui/slip/slip.tsx'
import { ask } from '../api/ask.ts'
import { FailureNote } from '../parts/failure-note.tsx'
import { Strip } from '../parts/strip.tsx'
import { usePercent } from '../parts/use-percent.ts'
import { useTask } from '../parts/use-task.ts'
import styles from './pin-login-off.module.css'
import type { PinLogin } from './pin-login-on.tsx'
import { ReadinessFacts } from './readiness-facts.tsx'
import { pinLoginKey } from './use-pin-login.ts'

/** PIN login is off: what the way there looks like, and the button that begins it (ACT-1). */
export function PinLoginOff({ pinLogin }: { pinLogin: PinLogin }) {
  const { t } = useTranslation('pinLogin')
  const percent = usePercent()
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const [accepted, setAccepted] = useState(false)
  const { risk, mustAcceptRisk } = pinLogin.readiness
  const activate = async () => {
    if (await run(() => ask(putPinLogin, { body: { active: true, acceptRisk: accepted } })))
      await queries.invalidateQueries({ queryKey: pinLoginKey })
  }
  const count = pinLogin.peopleWithoutPassword
  return (
    <div className={styles.two}>
      <div>
        <Strip icon={<Power />} title={t('off')} says={t('offSays')} hangs />
        <Slip kind="page">
          <SlipSays>{count === 0 ? t('everybody') : t('without', { count })}</SlipSays>
          <ReadinessFacts readiness={pinLogin.readiness} />
          <SlipMore>{t('kept')}</SlipMore>
          {mustAcceptRisk && (
            <Tick
              label={t('acceptRisk', { chance: percent(risk) })}
              hint={t('acceptRiskHint')}
              checked={accepted}
              onChange={(event) => setAccepted(event.target.checked)}
            />
          )}
          <FailureNote failure={failure} />
          <Button go big disabled={busy || (mustAcceptRisk && !accepted)} onClick={() => void activate()}>
            <Power />
            {busy ? t('activating') : t('activate')}
          </Button>
        </Slip>
      </div>
      <section className={styles.next}>
        <h2>{t('next')}</h2>
        <ol>
          {(['first', 'second', 'third'] as const).map((step) => (
            <li key={step}>
              <b>{t(step)}</b>
              {t(`${step}More`)}
            </li>
          ))}
        </ol>
        <p className={styles.note}>
          <ShieldCheck />
          <span>{t('safe')}</span>
        </p>
      </section>
    </div>
  )
}
