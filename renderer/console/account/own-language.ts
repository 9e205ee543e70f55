import type { i18n } from 'i18next'
import type { Language } from '../../../contract/language.ts'
import { getMe, updateMe } from '../../../contract/http/me.ts'
import { ask } from '../api/ask.ts'
import { queryClient } from '../api/queries.ts'
import { keepLanguage } from '../language-store.ts'
import { meKey } from './use-me.ts'

/** Speaks a language from now on: here at once, and in every browser that its owner signs in with. */
export async function speak(words: i18n, language: Language): Promise<void> {
  keepLanguage(language)
  await words.changeLanguage(language)
  const me = await ask(getMe)
  if (me.kind !== 'done' || me.data.language === language) return
  // Where this fails the language is spoken here all the same, and is asked for again elsewhere.
  await ask(updateMe, { body: { language }, headers: { 'if-match': `"${me.data.version}"` } })
  await queryClient.invalidateQueries({ queryKey: meKey })
}
