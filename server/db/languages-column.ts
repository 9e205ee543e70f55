import { languageSchema, type Language } from '../../contract/language.ts'

/** The languages of an organisation as its row holds them: parted by commas, the first is where registers begin. */
export function readLanguages(column: string): Language[] {
  const known = column.split(',').flatMap((name) => languageSchema.safeParse(name).data ?? [])
  return known.length > 0 ? known : [...languageSchema.options]
}

export const writeLanguages = (languages: readonly Language[]): string => languages.join(',')
