import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Keypad as KeypadFacts } from '../../../../contract/http/terminal.ts'
import { Display } from '../../../ui/display/display.tsx'
import { Dots } from '../../../ui/display/dots.tsx'
import { Keypad } from '../../../ui/keypad/keypad.tsx'
import { PadStage } from '../../../ui/keypad/pad-stage.tsx'
import { Work } from '../../../ui/till/work.tsx'
import { useLasting } from '../../app/use-lasting.ts'
import { useKeypadWords } from '../../frame/use-keypad-words.ts'
import { pinRulesOf } from '../pin/pin-rules-of.ts'

export interface PadPageProps {
  title: string
  /** Which digits are asked for: with another step the dots go out. */
  step: string
  keypad: KeypadFacts
  busy: boolean
  /** Each new number shakes once. */
  shake: number
  says: ReactNode
  onSubmit: (pin: string) => void
}

/** A pad among several that follow one another. It stays from step to step, so that a finger that still types the first PIN does not begin the second. */
export function PadPage({ title, step, keypad, busy, shake, says, onSubmit }: PadPageProps) {
  const { t } = useTranslation('newPin')
  const words = useKeypadWords()
  const slow = useLasting(busy)
  const rules = useMemo(() => pinRulesOf(keypad), [keypad])
  const [count, setCount] = useCount(step)
  const events = { onCount: setCount, onSubmit }
  return (
    <Work layout="pad">
      <Display key={step} title={slow ? t('busy') : title}>
        <PadDots keypad={keypad} shake={shake} count={count} />
      </Display>
      <PadStage says={says}>
        <Keypad rules={rules} words={words} events={events} state={slow ? 'resting' : busy ? 'deaf' : 'ready'} />
      </PadStage>
    </Work>
  )
}

/** Digits typed; none where another step began. */
function useCount(step: string) {
  const [count, setCount] = useState(0)
  const [counted, setCounted] = useState(step)
  if (counted !== step) {
    setCounted(step)
    setCount(0)
  }
  return [count, setCount] as const
}

function PadDots({ keypad, shake, count }: { keypad: KeypadFacts; shake: number; count: number }) {
  const { t } = useTranslation('pin')
  const { shortest, longest } = pinRulesOf(keypad)
  const isAuto = keypad.submit === 'auto'
  const label = isAuto ? t('typedOf', { count, total: longest }) : t('typed', { count })
  return <Dots lit={count} total={isAuto ? longest : Math.max(shortest, count)} label={label} shake={shake} />
}
