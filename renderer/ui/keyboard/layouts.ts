import type { Language } from '../../../contract/language.ts'

/** Keys of one row, each a character. */
type Row = readonly string[]

/** `small` rows stand only where there is no room for a row of digits above them, `big` rows only where there is. */
interface PlacedRow {
  keys: Row
  where: 'all' | 'small' | 'big'
}

export type Layer = 'letters' | 'symbols' | 'more'

const row = (keys: string, where: PlacedRow['where'] = 'all'): PlacedRow => ({ keys: Array.from(keys), where })

/** The digits that stand above everything where there is room. */
export const digitKeys: Row = Array.from('1234567890')

/** Letters as each language's people know them. The last row stands between Shift and Delete. */
const letters: Record<Language, readonly PlacedRow[]> = {
  en: [row('qwertyuiop'), row('asdfghjkl'), row('zxcvbnm')],
  nl: [row('qwertyuiop'), row('asdfghjkl'), row('zxcvbnm')],
  de: [row('qwertzuiopü'), row('asdfghjklöä'), row('yxcvbnmß')],
}

const symbols = [row('1234567890', 'small'), row('~`|^=%$£§°', 'big'), row('@#€_&-+()'), row('*"\':;!?')]
const more = [row('~`|^=%$£§°'), row('{}[]<>\\ßç'), row('éèëïöüä')]

/** The rows of a layer. */
export function rowsOf(layer: Layer, language: Language): readonly PlacedRow[] {
  if (layer === 'letters') return letters[language]
  return layer === 'symbols' ? symbols : more
}

/** Keys beside the space bar. */
export function besideSpace(layer: Layer): { before: Row; after: Row } {
  return layer === 'letters' ? { before: ['@'], after: ['.', '-'] } : { before: [','], after: ['.', '/'] }
}

/** A key's character with Shift: ß has no capital of its own that a password would have. */
export function shifted(key: string, language: Language): string {
  return key === 'ß' ? key : key.toLocaleUpperCase(language)
}
