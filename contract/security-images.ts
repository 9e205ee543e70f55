import { z } from 'zod'
import type { Language } from './language.ts'

/**
 * The pictures of which everybody may choose one (FRC-3), with what each is called: two dozen, no two alike. A name once given stays:
 * it is what the database keeps, and what applications send.
 */
export const securityImages = {
  anchor: { en: 'Anchor', nl: 'Anker', de: 'Anker' },
  apple: { en: 'Apple', nl: 'Appel', de: 'Apfel' },
  bell: { en: 'Bell', nl: 'Bel', de: 'Glocke' },
  bike: { en: 'Bicycle', nl: 'Fiets', de: 'Fahrrad' },
  bird: { en: 'Bird', nl: 'Vogel', de: 'Vogel' },
  book: { en: 'Book', nl: 'Boek', de: 'Buch' },
  cake: { en: 'Cake', nl: 'Taart', de: 'Torte' },
  camera: { en: 'Camera', nl: 'Camera', de: 'Kamera' },
  carrot: { en: 'Carrot', nl: 'Wortel', de: 'Karotte' },
  cat: { en: 'Cat', nl: 'Kat', de: 'Katze' },
  cup: { en: 'Cup', nl: 'Kopje', de: 'Tasse' },
  crown: { en: 'Crown', nl: 'Kroon', de: 'Krone' },
  fish: { en: 'Fish', nl: 'Vis', de: 'Fisch' },
  flower: { en: 'Flower', nl: 'Bloem', de: 'Blume' },
  gift: { en: 'Present', nl: 'Cadeau', de: 'Geschenk' },
  guitar: { en: 'Guitar', nl: 'Gitaar', de: 'Gitarre' },
  key: { en: 'Key', nl: 'Sleutel', de: 'Schlüssel' },
  moon: { en: 'Moon', nl: 'Maan', de: 'Mond' },
  mountain: { en: 'Mountain', nl: 'Berg', de: 'Berg' },
  rocket: { en: 'Rocket', nl: 'Raket', de: 'Rakete' },
  sailboat: { en: 'Sailing boat', nl: 'Zeilboot', de: 'Segelboot' },
  snail: { en: 'Snail', nl: 'Slak', de: 'Schnecke' },
  tree: { en: 'Tree', nl: 'Boom', de: 'Baum' },
  umbrella: { en: 'Umbrella', nl: 'Paraplu', de: 'Regenschirm' },
} as const satisfies Record<string, Record<Language, string>>

export type SecurityImage = keyof typeof securityImages

export const securityImageNames = Object.keys(securityImages) as [SecurityImage, ...SecurityImage[]]
export const securityImageSchema = z.enum(securityImageNames, 'There is no security image of this name.')

const phraseRule = 'A personal phrase has 1 to 60 characters on one line.'

/** A sentence by which its owner knows the screen (FRC-2): one line that can be seen. Composed (NFC), so that the same text is the same value. */
export const personalPhraseSchema = z
  .string()
  .normalize('NFC')
  .trim()
  .refine((phrase) => [...phrase].length <= 60, phraseRule)
  // Neither control characters nor line ends, nor marks that turn the line around and make it read as another.
  .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, 'Use letters, digits, spaces and punctuation only.')
  .regex(/[^\p{C}\p{Z}\p{M}]/u, phraseRule)

/**
 * What an organisation asks of its people: nothing (`off`), an image and a phrase for those who like (`optional`), at a change that
 * is demanded with a "later" (`asked`), or without (`required`).
 */
export const securityImageRuleSchema = z.enum(['off', 'optional', 'asked', 'required'])
export type SecurityImageRule = z.infer<typeof securityImageRuleSchema>
