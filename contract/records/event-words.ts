import type { Language } from '../language.ts'
import { germanEvents } from './event-words-de.ts'
import { englishEvents } from './event-words-en.ts'
import { dutchEvents } from './event-words-nl.ts'

export type EventWord = keyof typeof englishEvents

/** Every sentence in every language, or it does not compile. */
export const eventWords: Record<Language, Record<EventWord, string>> = { en: englishEvents, nl: dutchEvents, de: germanEvents }
