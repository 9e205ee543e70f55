import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../renderer/ui/words/language-for.ts'
import { wordsByPage } from '../../../renderer/console/words-by-page.ts'
import { wordsByScreen } from '../../../renderer/terminal/words/resources.ts'

const folder = join(import.meta.dirname, '../../../renderer')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .filter((text) => !text.includes('defineWords({'))
  .join('\n')

/** Everything in the sources that could name a key: string literals, and template literals as patterns, with their screen in front or not. */
const literals = new Set(Array.from(sources.matchAll(/['"]([^'"\n]*)['"]/g), ([, text]) => text))
const patterns = Array.from(sources.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g), ([, text = '']) => text)
  .map((text) => text.replaceAll(/\$\{[^}]*\}/g, '\0'))
  .filter((text) => /^[\w:\0]+$/.test(text) && /\w/.test(text))
  .map((text) => new RegExp(`^${text.replaceAll('\0', '[\\w-]+')}$`))

function isSaid(screen: string, key: string): boolean {
  const names = [key, `${screen}:${key}`]
  return names.some((name) => literals.has(name) || patterns.some((pattern) => pattern.test(name)))
}

const stemOf = (key: string) => key.replace(/_(one|other)$/, '')
const placeholders = (text: string) => Array.from(text.matchAll(/\{\{(\w+)\}\}|<(\w+)>/g), ([match]) => match).sort()

describe.each(Object.entries({ ...wordsByScreen, ...wordsByPage }))('words of %s', (screen, words) => {
  const keys = Object.keys(words.en)
  const textOf = (language: (typeof languages)[number], key: string) => new Map(Object.entries(words[language])).get(key) ?? ''

  it.each(languages)('TRM-6 are complete in %s', (language) => {
    expect(Object.keys(words[language]).sort()).toEqual([...keys].sort())
    expect(keys.filter((key) => textOf(language, key).trim() === '')).toEqual([])
  })

  it.each(languages)('TRM-6 name the same things in %s as in English', (language) => {
    for (const key of keys.filter((name) => !name.endsWith('_one'))) {
      expect(new Set(placeholders(textOf(language, key))), key).toEqual(new Set(placeholders(textOf('en', key))))
    }
  })

  it('TRM-6 have both plural forms where they have one', () => {
    const plural = keys.filter((key) => key !== stemOf(key)).map(stemOf)
    for (const stem of plural) expect(keys).toEqual(expect.arrayContaining([`${stem}_one`, `${stem}_other`]))
  })

  it('TRM-6 are all said somewhere', () => {
    const unused = keys.filter((key) => !isSaid(screen, stemOf(key)))
    expect(unused).toEqual([])
  })
})
