import { pinWords } from '../screens/pin/pin-words.ts'
import { commonWords } from './common-words.ts'

/** All words of the terminal, by screen. */
export const wordsByScreen = {
  common: commonWords,
  pin: pinWords,
}

type Resources = { [Screen in keyof typeof wordsByScreen]: (typeof wordsByScreen)[Screen]['en'] }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Resources
  }
}
