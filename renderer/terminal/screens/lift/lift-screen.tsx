import { CirclePause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Actions } from '../../../ui/key/actions.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { Facts } from '../../../ui/slip/facts.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import styles from './lift-screen.module.css'
import { useLiftFacts } from './use-lift-facts.ts'

/** An admin or manager looks at a paused device's tries and says yes or no (GRD-9). */
export function LiftScreen({ screen }: { screen: ScreenOf<'lift'> }) {
  const { t } = useTranslation(['lift', 'common'])
  const bridge = useBridge()
  const { user, tries, refusal, busy } = screen
  const person = <Person name={user.displayName} detail={t('signedIn', { role: t(`common:${user.role}`) })} />
  const usedUp = tries.liftsLeft <= 0 || refusal?.code === 'lift_used_up'
  return (
    <Till sign={<TerminalSign person={person} />}>
      <Work layout="read">
        <div>
          <Display title={t('title')}>
            <CirclePause />
          </Display>
          <Slip kind="page">
            <SlipSays>{t('says')}</SlipSays>
            <Facts facts={useLiftFacts(tries)} />
            <SlipMore>{usedUp ? t('usedUp') : t('left', { count: tries.liftsLeft })}</SlipMore>
          </Slip>
        </div>
        {refusal && !usedUp && (
          <p className={styles.refused} role="status">
            {t(refusal.code === 'not_paused' ? 'notPaused' : 'refused')}
          </p>
        )}
        <Actions>
          {!usedUp && (
            <Key tone="go" disabled={busy} onClick={() => ask(bridge.lift())}>
              {busy ? t('opening') : t('open')}
            </Key>
          )}
          <Key tone="quiet" disabled={busy} onClick={() => ask(bridge.declineLift())}>
            {t('leave')}
          </Key>
        </Actions>
      </Work>
    </Till>
  )
}
