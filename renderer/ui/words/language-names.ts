import type { Language } from '../../../contract/language.ts'

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { en: 'English', nl: 'Nederlands', de: 'Deutsch' }
