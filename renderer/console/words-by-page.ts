import { accountWords } from './account/account-words.ts'
import { addressWords } from './addresses/address-words.ts'
import { consoleWords } from './console-words.ts'
import { appKeyWords } from './app-keys/app-key-words.ts'
import { deviceWords } from './devices/device-words.ts'
import { sessionWords } from './devices/session-words.ts'
import { triesWords } from './devices/tries-words.ts'
import { forgottenWords } from './forgotten/forgotten-words.ts'
import { frameWords } from './frame/frame-words.ts'
import { invitationWords } from './invitation/invitation-words.ts'
import { mailWords } from './mail/mail-words.ts'
import { newPinWords } from './new-pin/new-pin-words.ts'
import { newPasswordWords } from './parts/new-password-words.ts'
import { importRunWords } from './import/import-run-words.ts'
import { importWishWords } from './import/import-wish-words.ts'
import { importWords } from './import/import-words.ts'
import { ownPinWords } from './own-pin/own-pin-words.ts'
import { pinLoginWords } from './pin-login/pin-login-words.ts'
import { ownImageWords } from './account/own-image-words.ts'
import { pinMailWords } from './pin-rules/pin-mail-words.ts'
import { pinNeedWords } from './pin-rules/pin-need-words.ts'
import { pinChangeWords } from './pin-rules/pin-change-words.ts'
import { pinRenewalWords } from './pin-renewal/pin-renewal-words.ts'
import { renewedWords } from './pin-renewal/renewed-words.ts'
import { pinRulesWords } from './pin-rules/pin-rules-words.ts'
import { pinCodeWords } from './pin-code/pin-code-words.ts'
import { recoveryWords } from './recovery/recovery-words.ts'
import { recordWords } from './records/record-words.ts'
import { signInPinWords } from './sign-in-pin/sign-in-pin-words.ts'
import { settingsWords } from './settings/settings-words.ts'
import { setPinWords } from './users/set-pin-words.ts'
import { setUpWords } from './set-up/set-up-words.ts'
import { userWords } from './users/user-words.ts'

/** All words of the console, by page. */
export const wordsByPage = {
  console: consoleWords,
  frame: frameWords,
  pinLogin: pinLoginWords,
  pinRules: pinRulesWords,
  ownImage: ownImageWords,
  pinChange: pinChangeWords,
  pinMail: pinMailWords,
  pinNeeds: pinNeedWords,
  pinRenewal: pinRenewalWords,
  renewed: renewedWords,
  devices: deviceWords,
  deviceSessions: sessionWords,
  tries: triesWords,
  users: userWords,
  setPin: setPinWords,
  settings: settingsWords,
  import: importWords,
  importRun: importRunWords,
  importWish: importWishWords,
  account: accountWords,
  ownPin: ownPinWords,
  invitation: invitationWords,
  setUp: setUpWords,
  newPassword: newPasswordWords,
  newPin: newPinWords,
  records: recordWords,
  mail: mailWords,
  forgotten: forgottenWords,
  appKeys: appKeyWords,
  addresses: addressWords,
  signInPin: signInPinWords,
  pinCode: pinCodeWords,
  recovery: recoveryWords,
}
