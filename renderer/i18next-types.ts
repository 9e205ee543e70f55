import type { consoleWords } from './console/console-words.ts'
import type { wordsByScreen } from './terminal/words/resources.ts'

type TerminalResources = { [Screen in keyof typeof wordsByScreen]: (typeof wordsByScreen)[Screen]['en'] }

// A word that is not there, or not in every language, does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: TerminalResources & { console: (typeof consoleWords)['en'] }
  }
}
