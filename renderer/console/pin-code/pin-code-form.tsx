import { useState } from 'react'
import type { CodeOffers } from '../../../contract/http/pin-codes.ts'
import { AskForCode } from './ask-for-code.tsx'
import { ChooseByCode } from './choose-by-code.tsx'
import { PinSaved } from './pin-saved.tsx'
import { TypeCode } from './type-code.tsx'

interface PinCodeFormProps {
  /** Whether the organisation is asked for, and which one a link named. */
  named: boolean
  slug: string
  onBack: () => void
}

type Step =
  { at: 'ask' } | { at: 'code'; request: string } | { at: 'choose'; request: string; code: string; offers: CodeOffers } | { at: 'saved' }

/** A new PIN by a mailed code, for who lost theirs or has no password to choose one with (SELF-4, SELF-7). */
export function PinCodeForm({ onBack, ...asked }: PinCodeFormProps) {
  const [step, setStep] = useState<Step>({ at: 'ask' })
  const onAgain = () => setStep({ at: 'ask' })
  switch (step.at) {
    case 'ask':
      return <AskForCode {...asked} onAsked={(request) => setStep({ at: 'code', request })} onBack={onBack} />
    case 'code':
      return (
        <TypeCode
          request={step.request}
          onAgain={onAgain}
          onOpen={(code, offers) => setStep({ at: 'choose', request: step.request, code, offers })}
        />
      )
    case 'choose':
      return <ChooseByCode {...step} onAgain={onAgain} onSaved={() => setStep({ at: 'saved' })} />
    case 'saved':
      return <PinSaved onBack={onBack} />
  }
}
