import type { ReactNode } from 'react'
import { Keypad } from '../../ui/keypad/keypad.tsx'
import { PadStage } from '../../ui/keypad/pad-stage.tsx'
import { useKeypadWords } from './use-keypad-words.ts'

const rules = { shortest: 4, longest: 4, submit: 'auto' } as const
const events = { onCount: () => {}, onSubmit: () => {} }

/** Keys that rest under a slip: they stay where they are, and rise again by themselves. */
export function RestingPad({ slip }: { slip: ReactNode }) {
  return (
    <PadStage says={slip} hanging>
      <Keypad rules={rules} words={useKeypadWords()} events={events} state="resting" />
    </PadStage>
  )
}
