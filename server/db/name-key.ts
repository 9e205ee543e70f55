import type { DeviceRow } from './schema.ts'
import { searchKey } from './search-key.ts'

/** Longest key in characters: names that differ only beyond are sorted by ID, and a page's cursor stays short. */
const longest = 100

/** Digits that a number is filled up to, so that Register 10 comes after Register 9. */
const digits = 8

/**
 * What names are sorted by (`name_key`), folded here so that SQLite and PostgreSQL agree: neither case nor accents make a difference,
 * and numbers count as numbers.
 */
export function nameKey(name: string): string {
  const numbered = searchKey(name).replaceAll(/[0-9]+/g, (number) => number.padStart(digits, '0'))
  return Array.from(numbered).slice(0, longest).join('')
}

/** What a device is sorted and found by. */
export function deviceKeys(name: string): Pick<DeviceRow, 'name_key' | 'search_key'> {
  return { name_key: nameKey(name), search_key: searchKey(name) }
}
