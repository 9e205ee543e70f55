import type { Screen } from '../../../contract/terminal-state.ts'
import { PinScreen } from '../screens/pin/pin-screen.tsx'
import { useTerminalStore } from './terminal-store.ts'

/** The one screen that fits the state. */
export function ScreenSwitch() {
  const screen = useTerminalStore((store) => store.state?.screen)
  return screen === undefined ? null : <ScreenOfKind screen={screen} />
}

function ScreenOfKind({ screen }: { screen: Screen }) {
  switch (screen.kind) {
    case 'pin':
      return <PinScreen screen={screen} />
    default:
      return null
  }
}
