import { ArrowLeft, Check, Grip } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { openHome } from './home-store.ts'
import styles from './pin-login-page.module.css'

type PinLogin = ScreenOf<'home'>['pinLogin']

const wordsOf = {
  on_here: 'onHere',
  may_approve: 'mayApprove',
  before_activation: 'before',
  not_allowed: 'notAllowed',
} as const satisfies Record<PinLogin, string>

/** Settings > Log in with PIN code: what is so on this register, and what this person can do about it (DEV-2). */
export function PinLoginPage({ pinLogin, busy }: { pinLogin: PinLogin; busy: boolean }) {
  const { t } = useTranslation(['home', 'common'])
  const bridge = useBridge()
  const words = wordsOf[pinLogin]
  return (
    <div className={styles.page}>
      <div>
        <Display title={t('pinLogin')}>
          <Grip />
        </Display>
        <Slip kind="page">
          <SlipSays>{t(words)}</SlipSays>
          <SlipMore>{t(`${words}More`)}</SlipMore>
          {pinLogin === 'may_approve' && (
            <Key tone="go" wide disabled={busy} onClick={() => ask(bridge.openApproval())}>
              <Check />
              {t('approve')}
            </Key>
          )}
        </Slip>
      </div>
      <Key tone="quiet" wide onClick={openHome}>
        <ArrowLeft />
        {t('common:back')}
      </Key>
    </div>
  )
}
