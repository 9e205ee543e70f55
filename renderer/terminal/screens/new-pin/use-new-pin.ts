import { useEffect, useRef, useState } from 'react'
import type { SecurityImage } from '../../../../contract/security-images.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { firstStep, pinStep, stepAfter, type NewPinStep } from './new-pin-step.ts'

export interface NewPin {
  step: NewPinStep
  go: (step: NewPinStep) => void
  image: SecurityImage | null
  chooseImage: (image: SecurityImage) => void
  phrase: string | null
  choosePhrase: (phrase: string) => void
  /** How often the two were not the same; each shakes once. */
  different: number
  /** Whether what is to be typed again is one of three. */
  offered: boolean
  /** Digits were typed, in whichever of the two steps. */
  typed: (pin: string) => void
  /** One of three was chosen; it is typed once, so that it is known. */
  take: (pin: string) => void
}

/**
 * The way through picture, words and the pad. The digits of the first time wait in `first` until they are typed again, and are in nothing
 * else: they are let go with the second time, with another step, and when the screen goes (TRM-4).
 */
export function useNewPin(screen: ScreenOf<'newPin'>): NewPin {
  const bridge = useBridge()
  const first = useRef<string | null>(null)
  const [offered, setOffered] = useState(false)
  const [different, setDifferent] = useState(0)
  const [step, setStep] = useStep(screen)
  const [image, setImage] = useState(screen.securityImage.name)
  const [phrase, setPhrase] = useState(screen.securityImage.phrase)
  useEffect(() => () => void (first.current = null), [])
  const go = (next: NewPinStep) => {
    first.current = null
    setStep(next)
  }
  const keep = (pin: string, isOffer: boolean) => {
    first.current = pin
    setOffered(isOffer)
    setStep('again')
  }
  const send = (pin: string) => {
    const chosen = { ...(image !== null && { imageName: image }), ...(phrase !== null && { personalPhrase: phrase }) }
    ask(bridge.changePin(offered ? { ...chosen, offer: pin } : { ...chosen, pin }))
  }
  const repeated = (pin: string) => {
    const same = first.current === pin
    first.current = null
    if (same) {
      send(pin)
      return
    }
    setDifferent(different + 1)
    setStep(offered ? 'offers' : pinStep(screen))
  }
  const typed = (pin: string) => {
    if (step === 'again') repeated(pin)
    else keep(pin, false)
  }
  return {
    step,
    go,
    image,
    chooseImage: setImage,
    phrase,
    choosePhrase: setPhrase,
    different,
    offered,
    typed,
    take: (pin) => {
      keep(pin, true)
    },
  }
}

/** The step; a refusal that comes leads to what has to be chosen anew. */
function useStep(screen: ScreenOf<'newPin'>) {
  const [step, setStep] = useState(() => firstStep(screen))
  const number = screen.refusal?.number ?? 0
  const [answered, setAnswered] = useState(number)
  if (screen.refusal !== null && answered !== number) {
    setAnswered(number)
    setStep(stepAfter(screen.refusal.code, screen))
  }
  return [step, setStep] as const
}
