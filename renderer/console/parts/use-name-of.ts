import { nameOf } from '../../../contract/records/event-values.ts'
import type { Person } from '../../../contract/records/former-user.ts'
import { useLanguage } from './use-language.ts'

/** What somebody is called here; a removed user by a pseudonym (LOG-3). */
export function useNameOf(): (person: Person) => string {
  const language = useLanguage()
  return (person) => nameOf(person, language)
}
