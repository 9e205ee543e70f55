import { useState } from 'react'
import type { Language } from '../../../contract/language.ts'
import { type Layer, shifted } from './layouts.ts'

type Shift = 'off' | 'once' | 'locked'

export interface KeyboardModel {
  layer: Layer
  layout: Language
  shift: Shift
  /** A key's character as it would be typed now. */
  capOf: (key: string) => string
  /** A character was typed: a single Shift is over. */
  typed: () => void
  turnShift: () => void
  turnLayer: () => void
  turnMore: () => void
  turnLayout: () => void
}

const layouts: readonly Language[] = ['en', 'nl', 'de']
const nextShift: Record<Shift, Shift> = { off: 'once', once: 'locked', locked: 'off' }

/** Which keys the on-screen keyboard shows: letters or symbols, with Shift or without, in which language's order. */
export function useKeyboard(language: Language): KeyboardModel {
  const [layer, setLayer] = useState<Layer>('letters')
  const [layout, setLayout] = useState(language)
  const [shift, setShift] = useState<Shift>('off')
  return {
    layer,
    layout,
    shift,
    capOf: (key) => (layer === 'letters' && shift !== 'off' ? shifted(key, layout) : key),
    typed: () => setShift((now) => (now === 'once' ? 'off' : now)),
    turnShift: () => setShift(nextShift[shift]),
    turnLayer: () => setLayer(layer === 'letters' ? 'symbols' : 'letters'),
    turnMore: () => setLayer(layer === 'more' ? 'symbols' : 'more'),
    turnLayout: () => setLayout(layouts[(layouts.indexOf(layout) + 1) % layouts.length] ?? 'en'),
  }
}
