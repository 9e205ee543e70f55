import type { Language } from '../../../contract/terminal-state.ts'

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { en: 'English', nl: 'Nederlands', de: 'Deutsch' }
