import { describe, expect, it } from 'vitest'
import { besideSpace, digitKeys, type Layer, rowsOf, shifted } from '../../../renderer/ui/keyboard/layouts.ts'
import { languages } from '../../../renderer/ui/words/language-for.ts'

const layers: Layer[] = ['letters', 'symbols', 'more']
const printable = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at))

describe('on-screen keyboard', () => {
  describe.each(languages)('layout %s', (language) => {
    it.each([
      ['with a row of digits above', 'small', digitKeys],
      ['without', 'big', []],
    ] as const)('TRM-7 types every printable ASCII character, %s', (_title, hidden, above) => {
      const keys = layers.flatMap((layer) => {
        const { before, after } = besideSpace(layer)
        return [...before, ...after, ...rowsOf(layer, language).flatMap((row) => (row.where === hidden ? [] : row.keys))]
      })
      const typed = new Set([' ', ...above, ...keys, ...keys.map((key) => shifted(key, language))])
      expect(printable.filter((character) => !typed.has(character))).toEqual([])
    })

    it('TRM-7 has no key twice on a layer', () => {
      for (const layer of layers) {
        const keys = rowsOf(layer, language).flatMap((row) => row.keys)
        expect(new Set(keys).size).toBe(keys.length)
      }
    })
  })
})
