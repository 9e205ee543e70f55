import { approvalWords } from '../screens/approval/approval-words.ts'
import { credentialWords } from '../screens/credential/credential-words.ts'
import { homeWords } from '../screens/home/home-words.ts'
import { liftWords } from '../screens/lift/lift-words.ts'
import { newPinWords } from '../screens/new-pin/new-pin-words.ts'
import { lostPinWords } from '../screens/lost-pin/lost-pin-words.ts'
import { ownDeviceWords } from '../screens/own-device/own-device-words.ts'
import { ownPinWords } from '../screens/own-pin/own-pin-words.ts'
import { passwordWords } from '../screens/password/password-words.ts'
import { pinWords } from '../screens/pin/pin-words.ts'
import { secondStepWords } from '../screens/second-step/second-step-words.ts'
import { unreachableWords } from '../screens/unreachable/unreachable-words.ts'
import { easierWords } from '../sheets/easier-words.ts'
import { commonWords } from './common-words.ts'
import { keyboardWords } from './keyboard-words.ts'
import { restWords } from './rest-words.ts'

/** All words of the terminal, by screen. */
export const wordsByScreen = {
  common: commonWords,
  keyboard: keyboardWords,
  pin: pinWords,
  newPin: newPinWords,
  secondStep: secondStepWords,
  ownPin: ownPinWords,
  ownDevice: ownDeviceWords,
  lostPin: lostPinWords,
  rest: restWords,
  password: passwordWords,
  approval: approvalWords,
  lift: liftWords,
  home: homeWords,
  easier: easierWords,
  unreachable: unreachableWords,
  credential: credentialWords,
}
