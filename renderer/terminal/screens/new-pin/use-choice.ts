import { useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '../../../../contract/errors.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'

/** What choosing a new PIN has to know, wherever it is chosen. */
export type PinAsk = Pick<ScreenOf<'newPin'>, 'keypad' | 'generatedOnly' | 'refusal' | 'busy'>

/** Three to choose from, the pad, and the pad once more. */
export type ChoiceStep = 'offers' | 'first' | 'again'

/** Where choosing begins: the pad, or three of which one is taken (POL-9). */
export function pinStep({ generatedOnly }: Pick<PinAsk, 'generatedOnly'>): ChoiceStep {
  return generatedOnly ? 'offers' : 'first'
}

const ofOffers: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['pin_not_offered', 'pins_generated_only', 'pin_space_full'])

/** Where a refusal of the new PIN leads. */
export function choiceAfter(code: ErrorCode, screen: Pick<PinAsk, 'generatedOnly'>): ChoiceStep {
  return ofOffers.has(code) ? 'offers' : pinStep(screen)
}

/** What pad and offers need of the way. */
export interface Choice {
  step: string
  go: (step: ChoiceStep) => void
  /** How often the two were not the same; each shakes once. */
  different: number
  /** Whether what is to be typed again is one of three. */
  offered: boolean
  /** Digits were typed, in whichever of the two steps. */
  typed: (pin: string) => void
  /** One of three was chosen; it is typed once, so that it is known. */
  take: (pin: string) => void
}

/** The same with steps of a screen's own before it. */
export interface ChoiceFrom<Before extends string> extends Omit<Choice, 'go' | 'step'> {
  step: Before | ChoiceStep
  go: (step: Before | ChoiceStep) => void
}

interface Way<Before extends string> {
  begin: () => Before | ChoiceStep
  /** Where a refusal leads: to what has to be chosen anew. */
  after: (code: ErrorCode) => Before | ChoiceStep
  send: (chosen: { pin: string } | { offer: string }) => void
}

/**
 * Choosing a new PIN. The digits of the first time wait in `first` until they are typed again, and are in nothing else: they are let go
 * with the second time, with another step, and when the screen goes (TRM-4).
 */
export function useChoice<Before extends string>(screen: PinAsk, way: Way<Before>): ChoiceFrom<Before> {
  const first = useRef<string | null>(null)
  const [offered, setOffered] = useState(false)
  const [different, setDifferent] = useState(0)
  const [step, setStep] = useStep(screen, way)
  useEffect(() => () => void (first.current = null), [])
  const go = (next: Before | ChoiceStep) => {
    first.current = null
    setStep(next)
  }
  const keep = (pin: string, isOffer: boolean) => {
    first.current = pin
    setOffered(isOffer)
    setStep('again')
  }
  const repeated = (pin: string) => {
    const same = first.current === pin
    first.current = null
    if (same) {
      way.send(offered ? { offer: pin } : { pin })
      return
    }
    setDifferent(different + 1)
    setStep(offered ? 'offers' : pinStep(screen))
  }
  const typed = (pin: string) => {
    if (step === 'again') repeated(pin)
    else keep(pin, false)
  }
  return { step, go, different, offered, typed, take: (pin) => keep(pin, true) }
}

/** The step; a refusal that comes leads to what has to be chosen anew. */
function useStep<Before extends string>(screen: PinAsk, { begin, after }: Way<Before>) {
  const [step, setStep] = useState<Before | ChoiceStep>(begin)
  const number = screen.refusal?.number ?? 0
  const [answered, setAnswered] = useState(number)
  if (screen.refusal !== null && answered !== number) {
    setAnswered(number)
    setStep(after(screen.refusal.code))
  }
  return [step, setStep] as const
}
