import type { Language } from '../../../contract/language.ts'

/** The words of one screen: every key in every language, or it does not compile. */
export type Words<Key extends string> = Record<Language, Record<Key, string>>

/** Keeps the keys for those who look words up. Plural forms end in `_one` and `_other`. */
export function defineWords<const Key extends string>(words: Words<Key>): Words<Key> {
  return words
}
