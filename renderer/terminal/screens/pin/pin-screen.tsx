import { Lock } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Dots } from '../../../ui/display/dots.tsx'
import { PadStage } from '../../../ui/keypad/pad-stage.tsx'
import { Keypad } from '../../../ui/keypad/keypad.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { useLasting } from '../../app/use-lasting.ts'
import { LockedPerson } from '../../frame/locked-person.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { useKeypadWords } from '../../frame/use-keypad-words.ts'
import { PinUtils } from './pin-utils.tsx'
import { PinSays } from './pin-says.tsx'
import { usePinPad } from './use-pin-pad.ts'

/** The keypad: the PIN alone signs in (PIN-1), and on a locked register resumes or switches (TRM-2). */
export function PinScreen({ screen }: { screen: ScreenOf<'pin'> }) {
  const { t } = useTranslation('pin')
  const bridge = useBridge()
  const send = useCallback((pin: string) => ask(bridge.signInWithPin({ pin })), [bridge])
  const pad = usePinPad(screen, send)
  const slow = useLasting(screen.busy)
  const words = useKeypadWords()
  const title = slow ? t('busy') : screen.lockedFor ? t('locked') : screen.refusal ? t('again') : t('title')
  const label =
    screen.keypad.submit === 'auto' ? t('typedOf', { count: pad.count, total: pad.rules.longest }) : t('typed', { count: pad.count })
  return (
    <Till sign={<TerminalSign person={screen.lockedFor && <LockedPerson {...screen.lockedFor} />} />} utils={<PinUtils screen={screen} />}>
      <Work layout="pad">
        <Display title={title} mark={screen.lockedFor && <Lock />}>
          <Dots lit={pad.count} total={pad.dots} label={label} shake={pad.shake} />
        </Display>
        <PadStage says={<PinSays screen={screen} />}>
          <Keypad rules={pad.rules} words={words} events={pad.events} state={slow ? 'resting' : screen.busy ? 'deaf' : 'ready'} />
        </PadStage>
      </Work>
    </Till>
  )
}
