import type { wordsByPage } from './console/words-by-page.ts'
import type { wordsByScreen } from './terminal/words/resources.ts'

type TerminalResources = { [Screen in keyof typeof wordsByScreen]: (typeof wordsByScreen)[Screen]['en'] }
type ConsoleResources = { [Page in keyof typeof wordsByPage]: (typeof wordsByPage)[Page]['en'] }

// A word that is not there, or not in every language, does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: TerminalResources & ConsoleResources
  }
}
