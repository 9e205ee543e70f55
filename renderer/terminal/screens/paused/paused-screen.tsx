import { CirclePause, Keyboard } from 'lucide-react'
import { Trans, useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Key } from '../../../ui/key/key.tsx'
import { Slip, SlipMore, SlipSays } from '../../../ui/slip/slip.tsx'
import { Ways } from '../../../ui/slip/ways.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { useTerminal } from '../../app/terminal-store.ts'
import { useNow } from '../../app/use-now.ts'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { RestingPad } from '../../frame/resting-pad.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { momentOf } from '../../words/format.ts'
import { useLanguage } from '../../words/use-format.ts'

/** PINs are paused on this device until somebody lifts it; the slip says who can (GRD-9). */
export function PausedScreen({ screen }: { screen: ScreenOf<'paused'> }) {
  const { t } = useTranslation('rest')
  return (
    <Till sign={<TerminalSign />} utils={<LoginUtils />}>
      <Work layout="pad">
        <Display title={t('pausedTitle')}>
          <CirclePause />
        </Display>
        <RestingPad slip={<PausedSlip screen={screen} />} />
      </Work>
    </Till>
  )
}

function PausedSlip({ screen: { since, reason } }: { screen: ScreenOf<'paused'> }) {
  const { t } = useTranslation('rest')
  const bridge = useBridge()
  const language = useLanguage()
  const now = useNow(60_000)
  // A short name stays on one line.
  const device = useTerminal().deviceName?.replace(/^(.{1,24})$/, (short) => short.replaceAll(' ', '\u00a0')) ?? t('thisRegister')
  return (
    <Slip kind="page">
      <SlipSays>{t(`paused_${reason ?? 'unknown'}`)}</SlipSays>
      <Ways
        ways={[
          t('pausedWayHere'),
          <Trans key="office" t={t} ns="rest" i18nKey="pausedWayOffice" values={{ device }} components={{ b: <b /> }} />,
        ]}
      />
      <Key tone="go" wide onClick={() => ask(bridge.usePassword())}>
        <Keyboard />
        {t('pausedSignIn')}
      </Key>
      <SlipMore>{since === null ? t('pausedOthers') : t('pausedSince', { time: momentOf(language, since, now) })}</SlipMore>
    </Slip>
  )
}
