import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Countdown } from '../../../ui/slip/countdown.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useNow } from '../../app/use-now.ts'
import { LockedPerson } from '../../frame/locked-person.tsx'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { RestingPad } from '../../frame/resting-pad.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { countdownOf } from '../../words/format.ts'
import { useDuration } from '../../words/use-format.ts'

/** The device waits after wrong PINs (GRD-1). Nobody is locked out: a password works right away. */
export function WaitingScreen({ screen }: { screen: ScreenOf<'waiting'> }) {
  const { t } = useTranslation('rest')
  return (
    <Till sign={<TerminalSign person={screen.lockedFor && <LockedPerson {...screen.lockedFor} />} />} utils={<LoginUtils password />}>
      <Work layout="pad">
        <Display title={t('waitTitle')}>
          <Hourglass />
        </Display>
        <RestingPad slip={<WaitingSlip screen={screen} />} />
      </Work>
    </Till>
  )
}

function WaitingSlip({ screen: { until, seconds } }: { screen: ScreenOf<'waiting'> }) {
  const { t } = useTranslation('rest')
  const duration = useDuration()
  const left = Math.min(seconds, Math.max(0, Math.ceil((until - useNow(1000)) / 1000)))
  return (
    <Slip kind="note">
      <SlipMore>{t('waitBack')}</SlipMore>
      <Countdown left={countdownOf(left)} label={duration(left)} share={Math.min(1, left / seconds)} />
      <SlipSays>{t('waitWhy', { duration: duration(seconds) })}</SlipSays>
      <SlipMore>{t('waitMore')}</SlipMore>
    </Slip>
  )
}
