import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PinRenewalNow } from '../../../contract/http/pin-renewal.ts'
import { Button } from '../../ui/button/button.tsx'
import { useSession } from '../use-session.ts'
import styles from './pin-renewal.module.css'
import { StartQuestion } from './start-question.tsx'

/** Nothing is under way: what it would be, and the way to begin. */
export function NoRenewal({ now, again = false }: { now: PinRenewalNow; again?: boolean }) {
  const { t } = useTranslation('pinRenewal')
  const [asks, setAsks] = useState(false)
  const admin = useSession().user.role === 'admin'
  return (
    <section className={styles.none}>
      <h2>{again ? t('onceMore') : t('none')}</h2>
      <p>{admin ? t('noneMore') : t('noneAsk')}</p>
      {admin && (
        <Button disabled={now.would.people === 0} onClick={() => setAsks(true)}>
          {t('start')}
        </Button>
      )}
      {asks && <StartQuestion now={now} onClose={() => setAsks(false)} />}
    </section>
  )
}
