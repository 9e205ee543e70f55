import { ArrowLeft } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Dots } from '../../../ui/display/dots.tsx'
import { Keypad } from '../../../ui/keypad/keypad.tsx'
import { Hint, PadStage } from '../../../ui/keypad/pad-stage.tsx'
import { SecurityImage } from '../../../ui/security-image/security-image.tsx'
import { Person } from '../../../ui/sign/person.tsx'
import { Till } from '../../../ui/till/till.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { Util } from '../../../ui/utils/utils.tsx'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { useLasting } from '../../app/use-lasting.ts'
import { LoginUtils } from '../../frame/login-utils.tsx'
import { TerminalSign } from '../../frame/terminal-sign.tsx'
import { useKeypadWords } from '../../frame/use-keypad-words.ts'
import { useLanguage } from '../../words/use-format.ts'
import { RefusedSlip } from '../pin/pin-says.tsx'
import { usePinPad } from '../pin/use-pin-pad.ts'

/** The PIN after the password (POL-8). Who stands there is known, so picture and words are shown (FRC-4). */
export function SecondStepScreen({ screen }: { screen: ScreenOf<'secondStep'> }) {
  const { t } = useTranslation('secondStep')
  const bridge = useBridge()
  const language = useLanguage()
  const { name, phrase } = screen.securityImage
  const picture = name === null ? null : <SecurityImage name={name} language={language} />
  const back = <Util icon={<ArrowLeft />} label={t('notYou')} main disabled={screen.busy} onClick={() => ask(bridge.leaveSecondStep())} />
  const person = <Person name={screen.user.displayName} detail={t('passwordRight')} picture={picture} phrase={phrase} />
  return (
    <Till sign={<TerminalSign person={person} />} utils={<LoginUtils easier={false}>{back}</LoginUtils>}>
      <Pad screen={screen} />
    </Till>
  )
}

function Pad({ screen }: { screen: ScreenOf<'secondStep'> }) {
  const { t } = useTranslation(['secondStep', 'pin'])
  const bridge = useBridge()
  const send = useCallback((pin: string) => ask(bridge.takeSecondStep({ pin })), [bridge])
  const pad = usePinPad(screen, send)
  const slow = useLasting(screen.busy)
  const words = useKeypadWords()
  const isAuto = screen.keypad.submit === 'auto'
  const label = isAuto ? t('pin:typedOf', { count: pad.count, total: pad.rules.longest }) : t('pin:typed', { count: pad.count })
  const says = screen.refusal ? (
    <RefusedSlip key={screen.refusal.number} refusal={screen.refusal} />
  ) : (
    <Hint>{t(isAuto ? 'hint' : 'hintEnter')}</Hint>
  )
  return (
    <Work layout="pad">
      <Display title={slow ? t('pin:busy') : t('title')}>
        <Dots lit={pad.count} total={pad.dots} label={label} shake={pad.shake} />
      </Display>
      <PadStage says={says}>
        <Keypad rules={pad.rules} words={words} events={pad.events} state={slow ? 'resting' : screen.busy ? 'deaf' : 'ready'} />
      </PadStage>
    </Work>
  )
}
