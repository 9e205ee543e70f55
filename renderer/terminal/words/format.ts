import type { Language } from '../../../contract/language.ts'
import { capital } from '../../ui/words/capital.ts'

/** British for English: a 24-hour clock and the day before the month, as everywhere else the terminal speaks. */
const locales: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE' }

const format = (language: Language, at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locales[language], options).format(at)

/** "10:42". `at` in epoch milliseconds. */
export const clockOf = (language: Language, at: number) => format(language, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** "Saturday, 21 November"; it stands alone, so it begins with a capital in Dutch too. */
export function dayOf(language: Language, at: number): string {
  return capital(language, format(language, at, { weekday: 'long', day: 'numeric', month: 'long' }))
}

/** "10:38", with the day in front where that was another day. */
export function momentOf(language: Language, at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return sameDay
    ? clockOf(language, at)
    : format(language, at, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** Seconds as a countdown: "0:47", "12:05", "1:30:00". */
export function countdownOf(seconds: number): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`
}

/** "1.8 %". `part` from 0 to 1. */
export const percentOf = (language: Language, part: number) =>
  new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 2, maximumSignificantDigits: 2 }).format(part)

/** A length of time in its largest whole unit, and the word for it. */
export function durationOf(seconds: number): { unit: 'seconds' | 'minutes' | 'hours'; count: number } {
  if (seconds < 60) return { unit: 'seconds', count: Math.max(0, Math.ceil(seconds)) }
  const minutes = Math.ceil(seconds / 60)
  return minutes >= 120 && minutes % 60 === 0 ? { unit: 'hours', count: minutes / 60 } : { unit: 'minutes', count: minutes }
}
