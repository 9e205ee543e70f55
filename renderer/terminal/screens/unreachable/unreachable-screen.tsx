import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { RestingPad } from '../../frame/resting-pad.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { AddressSlip } from './address-slip.tsx'
import { RetrySlip } from './retry-slip.tsx'

/** The server is away: says so, keeps trying, and is back by itself (TRM-3). */
export function UnreachableScreen({ screen }: { screen: ScreenOf<'unreachable'> }) {
  const { t } = useTranslation('unreachable')
  return (
    <Till sign={<TerminalSign />} utils={<LoginUtils />}>
      <Work layout="pad">
        <Display title={t('title')}>
          <WifiOff />
        </Display>
        <RestingPad slip={screen.cause === 'refused_address' ? <AddressSlip /> : <RetrySlip screen={screen} cause={screen.cause} />} />
      </Work>
    </Till>
  )
}
