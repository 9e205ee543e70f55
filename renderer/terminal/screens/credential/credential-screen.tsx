import { KeyRound, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
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

/** The keychain does not give the device key: says in plain words what to do (DEV-12). */
export function CredentialScreen({ screen: { trouble } }: { screen: ScreenOf<'credential'> }) {
  const { t } = useTranslation('credential')
  const bridge = useBridge()
  const slip = (
    <Slip kind="page" role="status">
      <SlipSays>{t(`says_${trouble}`)}</SlipSays>
      <SlipMore>{t(`way_${trouble}`)}</SlipMore>
      <Key tone="go" wide onClick={() => ask(bridge.acknowledge())}>
        <RefreshCw />
        {t('again')}
      </Key>
      <SlipMore>{t('more')}</SlipMore>
    </Slip>
  )
  return (
    <Till sign={<TerminalSign />} utils={<LoginUtils />}>
      <Work layout="pad">
        <Display title={t(`title_${trouble}`)}>
          <KeyRound />
        </Display>
        <RestingPad slip={slip} />
      </Work>
    </Till>
  )
}
