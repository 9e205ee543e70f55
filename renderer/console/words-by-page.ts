import { accountWords } from './account/account-words.ts'
import { consoleWords } from './console-words.ts'
import { deviceWords } from './devices/device-words.ts'
import { frameWords } from './frame/frame-words.ts'
import { pinLoginWords } from './pin-login/pin-login-words.ts'

/** All words of the console, by page. */
export const wordsByPage = {
  console: consoleWords,
  frame: frameWords,
  pinLogin: pinLoginWords,
  devices: deviceWords,
  account: accountWords,
}
