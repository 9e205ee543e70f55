import { useTranslation } from 'react-i18next'
import { capital } from '../../ui/words/capital.ts'

interface RecordTimes {
  /** The day as a key: midnight there, in epoch milliseconds. */
  dayOf: (iso: string) => number
  /** "Today, Saturday 21 November"; the year where it is another one. */
  heading: (day: number) => string
  /** "21 Nov 2026", of a day written `2026-11-21`. */
  dayWords: (written: string) => string
  /** "10:38:14". */
  clock: (iso: string) => string
  /** "Saturday 21 November 2026 at 10:38:14 CET". */
  whole: (iso: string) => string
}

/** Times of records, in the reader's language and time zone. */
export function useRecordTimes(): RecordTimes {
  const { t, i18n } = useTranslation('records')
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language
  const format = (date: Date | number, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(date)
  const heading = (day: number) => {
    const year = new Date(day).getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
    const words = format(day, { weekday: 'long', day: 'numeric', month: 'long', ...year })
    if (day === midnight(new Date())) return t('today', { day: words })
    return day === midnight(new Date(), -1) ? t('yesterday', { day: words }) : capital(locale, words)
  }
  return {
    dayOf: (iso) => midnight(new Date(iso)),
    heading,
    dayWords: (written) => format(new Date(`${written}T00:00`), { day: 'numeric', month: 'short', year: 'numeric' }),
    clock: (iso) => format(new Date(iso), { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    whole: (iso) => format(new Date(iso), { dateStyle: 'full', timeStyle: 'long' }),
  }
}

/** Where the day of an instant began here, or the one so many days later; days of 23 and 25 hours count as one. */
export function midnight(of: Date, days = 0): number {
  return new Date(of.getFullYear(), of.getMonth(), of.getDate() + days).getTime()
}
