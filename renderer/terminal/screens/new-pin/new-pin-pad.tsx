import { useTranslation } from 'react-i18next'
import { NewPinSays } from './new-pin-says.tsx'
import { PadPage, type PadPageProps } from './pad-page.tsx'
import type { Choice, PinAsk } from './use-choice.ts'

interface NewPinPadProps {
  screen: PinAsk
  way: Choice
  /** Said while nothing else is. */
  why: string
}

/** The pad for the new PIN, and for the same once more. */
export function NewPinPad(props: NewPinPadProps) {
  return <PadPage {...useNewPinPad(props)} />
}

/** How that pad stands, for a screen whose pad asks for something else before. */
export function useNewPinPad({ screen, way, why }: NewPinPadProps): PadPageProps {
  const { t } = useTranslation('newPin')
  return {
    title: way.step === 'first' ? t('first') : t(way.offered ? 'againOffer' : 'again'),
    step: way.step,
    keypad: screen.keypad,
    busy: screen.busy,
    shake: way.step === 'again' ? 0 : Math.max(screen.refusal?.number ?? 0, way.different),
    says: <NewPinSays screen={screen} way={way} why={why} />,
    onSubmit: way.typed,
  }
}
