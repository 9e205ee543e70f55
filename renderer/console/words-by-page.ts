import { accountWords } from './account/account-words.ts'
import { consoleWords } from './console-words.ts'
import { deviceWords } from './devices/device-words.ts'
import { frameWords } from './frame/frame-words.ts'
import { pinLoginWords } from './pin-login/pin-login-words.ts'
import { recordWords } from './records/record-words.ts'
import { setPinWords } from './users/set-pin-words.ts'
import { userWords } from './users/user-words.ts'

/** All words of the console, by page. */
export const wordsByPage = {
  console: consoleWords,
  frame: frameWords,
  pinLogin: pinLoginWords,
  devices: deviceWords,
  users: userWords,
  setPin: setPinWords,
  account: accountWords,
  records: recordWords,
}
