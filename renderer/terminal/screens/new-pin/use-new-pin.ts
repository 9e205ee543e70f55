import { useState } from 'react'
import type { SecurityImage } from '../../../../contract/security-images.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { firstStep, stepAfter } from './new-pin-step.ts'
import { type ChoiceFrom, useChoice } from './use-choice.ts'

export interface NewPin extends ChoiceFrom<'image' | 'phrase'> {
  image: SecurityImage | null
  chooseImage: (image: SecurityImage) => void
  phrase: string | null
  choosePhrase: (phrase: string) => void
}

/** The way through picture, words and the pad. */
export function useNewPin(screen: ScreenOf<'newPin'>): NewPin {
  const bridge = useBridge()
  const [image, setImage] = useState(screen.securityImage.name)
  const [phrase, setPhrase] = useState(screen.securityImage.phrase)
  const choice = useChoice<'image' | 'phrase'>(screen, {
    begin: () => firstStep(screen),
    after: (code) => stepAfter(code, screen),
    send: (chosen) => {
      const known = { ...(image !== null && { imageName: image }), ...(phrase !== null && { personalPhrase: phrase }) }
      ask(bridge.changePin({ ...known, ...chosen }))
    },
  })
  return { ...choice, image, chooseImage: setImage, phrase, choosePhrase: setPhrase }
}
