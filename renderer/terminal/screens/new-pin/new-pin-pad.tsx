import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Dots } from '../../../ui/display/dots.tsx'
import { Keypad } from '../../../ui/keypad/keypad.tsx'
import { PadStage } from '../../../ui/keypad/pad-stage.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useLasting } from '../../app/use-lasting.ts'
import { useKeypadWords } from '../../frame/use-keypad-words.ts'
import { pinRulesOf } from '../pin/pin-rules-of.ts'
import { NewPinSays } from './new-pin-says.tsx'
import type { NewPinStep } from './new-pin-step.ts'
import type { NewPin } from './use-new-pin.ts'

/** The pad for the new PIN, and for the same once more. */
export function NewPinPad({ screen, way }: { screen: ScreenOf<'newPin'>; way: NewPin }) {
  const { t } = useTranslation('newPin')
  const words = useKeypadWords()
  const slow = useLasting(screen.busy)
  const rules = useMemo(() => pinRulesOf(screen.keypad), [screen.keypad])
  const [count, setCount] = useCount(way.step)
  const events = { onCount: setCount, onSubmit: way.typed }
  const title = slow ? t('busy') : way.step === 'first' ? t('first') : t(way.offered ? 'againOffer' : 'again')
  return (
    <Work layout="pad">
      <Display key={way.step} title={title}>
        <PadDots screen={screen} way={way} count={count} />
      </Display>
      <PadStage says={<NewPinSays screen={screen} way={way} />}>
        <Keypad rules={rules} words={words} events={events} state={slow ? 'resting' : screen.busy ? 'deaf' : 'ready'} />
      </PadStage>
    </Work>
  )
}

/** Digits typed; none where another step began. The pad itself stays, so that a finger that still types the first PIN does not begin the second. */
function useCount(step: NewPinStep) {
  const [count, setCount] = useState(0)
  const [counted, setCounted] = useState(step)
  if (counted !== step) {
    setCounted(step)
    setCount(0)
  }
  return [count, setCount] as const
}

function PadDots({ screen: { keypad, refusal }, way, count }: { screen: ScreenOf<'newPin'>; way: NewPin; count: number }) {
  const { t } = useTranslation('pin')
  const { shortest, longest } = pinRulesOf(keypad)
  const isAuto = keypad.submit === 'auto'
  const label = isAuto ? t('typedOf', { count, total: longest }) : t('typed', { count })
  const shake = way.step === 'again' ? 0 : Math.max(refusal?.number ?? 0, way.different)
  return <Dots lit={count} total={isAuto ? longest : Math.max(shortest, count)} label={label} shake={shake} />
}
