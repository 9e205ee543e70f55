import { useState } from 'react'
import type { Confirm } from '../../../../contract/confirm.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'

/** What is wanted, before it is signed. A name is no secret; what signs passes through and is kept nowhere (TRM-4). */
export type Wish = { kind: 'name'; name: string } | { kind: 'revoke' }
export type OwnDeviceStep = 'page' | 'name' | 'revoke' | 'pin' | 'password'
type Asked = Pick<ScreenOf<'ownDevice'>, 'signer' | 'refusal' | 'saved'>

export interface OwnDeviceWay {
  step: OwnDeviceStep
  wish: Wish | null
  go: (step: OwnDeviceStep) => void
  /** On to what signs it. */
  want: (wish: Wish) => void
  sign: (confirm: Confirm) => void
  /** Back from the signature to what it signs, or from the password to the PIN. */
  back: () => void
}

export interface StepProps {
  screen: ScreenOf<'ownDevice'>
  way: OwnDeviceWay
}

/** The way from the page to a change: what, then what signs it. */
export function useOwnDevice(screen: Asked): OwnDeviceWay {
  const bridge = useBridge()
  const [wish, setWish] = useState<Wish | null>(null)
  const [step, go] = useStep(screen)
  return {
    step,
    wish,
    go,
    want: (next) => {
      setWish(next)
      go(signStep(screen))
    },
    sign: (confirm) => {
      if (wish?.kind === 'name') ask(bridge.renameOwnDevice({ name: wish.name, confirm }))
      else if (wish?.kind === 'revoke') ask(bridge.revokeOwnDevice({ confirm }))
    },
    back: () => go(step === 'password' && screen.signer.takes.includes('pin') ? 'pin' : (wish?.kind ?? 'page')),
  }
}

/** The step; what was saved leads back to the page, and a refusal to what has to be done anew. */
function useStep(screen: Asked) {
  const [step, setStep] = useState<OwnDeviceStep>('page')
  const number = `${screen.saved} ${screen.refusal?.number ?? 0}`
  const [answered, setAnswered] = useState(number)
  if (answered !== number) {
    setAnswered(number)
    setStep(stepAfter(screen))
  }
  return [step, setStep] as const
}

function signStep({ signer }: Asked): OwnDeviceStep {
  if (signer.takes.includes('pin')) return 'pin'
  return signer.takes.includes('password') ? 'password' : 'page'
}

function stepAfter({ refusal, signer }: Asked): OwnDeviceStep {
  const byPassword = signer.takes.includes('password') ? 'password' : 'page'
  switch (refusal?.code) {
    case 'signing_pin_not_accepted':
      return refusal.triesLeft === 0 ? byPassword : 'pin'
    case 'signing_needs_password':
    case 'confirmation_not_accepted':
    case 'try_later':
      return byPassword
    default:
      return 'page'
  }
}
