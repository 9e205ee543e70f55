import { useState } from 'react'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useBridge } from '../../app/bridge-context.ts'
import { ask, useFaultStore } from '../../app/fault-store.ts'
import { ChooseByCode } from './choose-by-code.tsx'
import { CodeStep } from './code-step.tsx'
import { NameStep } from './name-step.tsx'

/** "Forgot PIN?" (SELF-7): who it is, the code of the mail, and a new PIN. Nobody is named here, whoever was typed. */
export function LostPinScreen({ screen }: { screen: ScreenOf<'lostPin'> }) {
  const bridge = useBridge()
  // Three to choose from came with the code; they are shown here and are in no state (TRM-4).
  const [offers, setOffers] = useState<readonly string[] | null>(null)
  const leave = () => ask(bridge.leaveNewPin())
  const typeCode = (code: string) => {
    bridge.typeCode({ code }).then(setOffers, () => useFaultStore.setState({ faulty: true }))
  }
  if (screen.step === 'name') return <NameStep screen={screen} onBack={leave} />
  if (screen.step === 'code' || offers === null) return <CodeStep screen={screen} onCode={typeCode} onBack={leave} />
  return <ChooseByCode screen={screen} offers={offers} onBack={leave} />
}
