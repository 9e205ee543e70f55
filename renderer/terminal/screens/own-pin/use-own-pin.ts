import { useEffect, useRef } from 'react'
import type { ErrorCode } from '../../../../contract/errors.ts'
import type { Arguments } from '../../../../contract/ipc.ts'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask } from '../../app/fault-store.ts'
import { type ChoiceFrom, choiceAfter, pinStep, useChoice } from '../new-pin/use-choice.ts'

type Step = 'current' | 'password'
type Proof = NonNullable<Arguments<'setOwnPin'>['proof']>

export interface OwnPin extends ChoiceFrom<Step> {
  /** By what its owner proves to be there: the current PIN, or the password. */
  prove: (proof: Proof) => void
}

/**
 * The way to the own PIN: what it takes first, then the new one (SELF-5). What was shown waits in `proof` until it is sent, is in nothing
 * else, and is let go with it, with a refusal, and when the screen goes (TRM-4).
 */
export function useOwnPin(screen: ScreenOf<'ownPin'>): OwnPin {
  const bridge = useBridge()
  const proof = useRef<Proof | null>(null)
  useEffect(() => () => void (proof.current = null), [])
  const choice = useChoice<Step>(screen, {
    begin: () => beginOf(screen),
    after: (code) => (proof.current === null ? beginOf(screen, code) : choiceAfter(code, screen)),
    send: (chosen) => {
      const shown = proof.current
      proof.current = null
      ask(bridge.setOwnPin({ ...chosen, ...(shown !== null && { proof: shown }) }))
    },
  })
  const prove = (shown: Proof) => {
    choice.go(pinStep(screen))
    proof.current = shown
  }
  return { ...choice, prove }
}

const ofPassword: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['confirmation_not_accepted', 'password_needed'])

/** What it takes first; after a wrong password, the password again. */
function beginOf(screen: ScreenOf<'ownPin'>, after?: ErrorCode) {
  const { takes } = screen
  if (takes.includes('nothing')) return choiceAfter(after ?? 'internal', screen)
  const isByPassword = !takes.includes('pin') || (after !== undefined && ofPassword.has(after))
  return isByPassword ? 'password' : 'current'
}
