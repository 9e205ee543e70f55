import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { DevicePage } from './device-page.tsx'
import { NameStep } from './name-step.tsx'
import { RevokeStep } from './revoke-step.tsx'
import { SignPad } from './sign-pad.tsx'
import { SignPassword } from './sign-password.tsx'
import { useOwnDevice } from './use-own-device.ts'

const steps = { page: DevicePage, name: NameStep, revoke: RevokeStep, pin: SignPad, password: SignPassword }

/** This register, for the lead who stands at it: its name and the end of its approval, both signed (SIGN-1, DEV-8). */
export function OwnDeviceScreen({ screen }: { screen: ScreenOf<'ownDevice'> }) {
  const way = useOwnDevice(screen)
  const Step = steps[way.step]
  return <Step screen={screen} way={way} />
}
