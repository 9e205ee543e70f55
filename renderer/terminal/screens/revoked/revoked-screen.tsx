import { Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Display } from '../../../ui/display/display.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { RestingPad } from '../../frame/resting-pad.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'

/** The device was revoked while somebody stood before it (DEV-8). */
export function RevokedScreen() {
  const { t } = useTranslation('rest')
  const bridge = useBridge()
  const slip = (
    <Slip kind="page">
      <SlipSays>{t('revokedSays')}</SlipSays>
      <SlipMore>{t('revokedMore')}</SlipMore>
      <Key tone="go" wide onClick={() => ask(bridge.acknowledge())}>
        {t('revokedGo')}
      </Key>
    </Slip>
  )
  return (
    <Till sign={<TerminalSign />} utils={<LoginUtils />}>
      <Work layout="pad">
        <Display title={t('revokedTitle')}>
          <Ban />
        </Display>
        <RestingPad slip={slip} />
      </Work>
    </Till>
  )
}
