import { assertNever } from '../../../contract/errors.ts'
import type { Screen } from '../../../contract/terminal-state.ts'
import { ApprovalScreen } from '../screens/approval/approval-screen.tsx'
import { CredentialScreen } from '../screens/credential/credential-screen.tsx'
import { HomeScreen } from '../screens/home/home-screen.tsx'
import { LiftScreen } from '../screens/lift/lift-screen.tsx'
import { NewPinScreen } from '../screens/new-pin/new-pin-screen.tsx'
import { LostPinScreen } from '../screens/lost-pin/lost-pin-screen.tsx'
import { OwnDeviceScreen } from '../screens/own-device/own-device-screen.tsx'
import { OwnPinScreen } from '../screens/own-pin/own-pin-screen.tsx'
import { PasswordScreen } from '../screens/password/password-screen.tsx'
import { PausedScreen } from '../screens/paused/paused-screen.tsx'
import { PinScreen } from '../screens/pin/pin-screen.tsx'
import { RevokedScreen } from '../screens/revoked/revoked-screen.tsx'
import { SecondStepScreen } from '../screens/second-step/second-step-screen.tsx'
import { StartingScreen } from '../screens/starting/starting-screen.tsx'
import { UnreachableScreen } from '../screens/unreachable/unreachable-screen.tsx'
import { WaitingScreen } from '../screens/waiting/waiting-screen.tsx'
import { useBridge } from './bridge-context.ts'
import { ask } from './fault-store.ts'
import { useTerminalStore } from './terminal-store.ts'
import { useIdle } from './use-idle.ts'

/** The one screen that fits the state. */
export function ScreenSwitch() {
  const state = useTerminalStore((store) => store.state)
  const bridge = useBridge()
  // On every screen: the shell knows whether there is a session to lock, or a form to leave.
  useIdle(state?.idleSeconds ?? null, () => ask(bridge.reportIdle()))
  return state === null ? null : screenFor(state.screen)
}

function screenFor(screen: Screen) {
  switch (screen.kind) {
    case 'starting':
      return <StartingScreen />
    case 'credential':
      return <CredentialScreen screen={screen} />
    case 'unreachable':
      return <UnreachableScreen screen={screen} />
    case 'password':
      return <PasswordScreen screen={screen} />
    case 'pin':
      return <PinScreen screen={screen} />
    case 'newPin':
      return <NewPinScreen key={screen.user.id} screen={screen} />
    case 'secondStep':
      return <SecondStepScreen key={screen.user.id} screen={screen} />
    case 'ownPin':
      return <OwnPinScreen screen={screen} />
    case 'ownDevice':
      return <OwnDeviceScreen screen={screen} />
    case 'lostPin':
      return <LostPinScreen screen={screen} />
    case 'waiting':
      return <WaitingScreen screen={screen} />
    case 'paused':
      return <PausedScreen screen={screen} />
    case 'revoked':
      return <RevokedScreen />
    case 'approval':
      return <ApprovalScreen screen={screen} />
    case 'lift':
      return <LiftScreen screen={screen} />
    case 'home':
      return <HomeScreen screen={screen} />
    default:
      return assertNever(screen)
  }
}
