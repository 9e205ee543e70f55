import { defineWords } from '../../ui/words/define-words.ts'

export const easierWords = defineWords({
  en: {
    theme: 'Light or dark',
    theme_system: 'As the system',
    theme_light: 'Light',
    theme_dark: 'Dark',
    contrast: 'Contrast',
    contrast_system: 'As the system',
    contrast_more: 'High: every edge drawn',
    kept: 'Kept on this device, for everybody who uses it.',
  },
  nl: {
    theme: 'Licht of donker',
    theme_system: 'Zoals het systeem',
    theme_light: 'Licht',
    theme_dark: 'Donker',
    contrast: 'Contrast',
    contrast_system: 'Zoals het systeem',
    contrast_more: 'Hoog: elke rand getekend',
    kept: 'Blijft op dit apparaat, voor iedereen die het gebruikt.',
  },
  de: {
    theme: 'Hell oder dunkel',
    theme_system: 'Wie das System',
    theme_light: 'Hell',
    theme_dark: 'Dunkel',
    contrast: 'Kontrast',
    contrast_system: 'Wie das System',
    contrast_more: 'Hoch: jede Kante gezeichnet',
    kept: 'Bleibt auf diesem Gerät, für alle, die es benutzen.',
  },
})
