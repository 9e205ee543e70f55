import { useTranslation } from 'react-i18next'
import { capital } from '../../ui/words/capital.ts'

interface When {
  /** "Today, 08:02", "Yesterday, 13:30", "Thursday, 12:00" within a week, else "2 October 2026"; "Never" for null. */
  moment: (iso: string | null) => string
  /** The same amid a sentence: "today, 08:02". */
  amid: (iso: string | null) => string
  /** "3 Mar 2026". */
  day: (iso: string) => string
  /** Midnights since then. */
  daysSince: (iso: string) => number
}

const dayMilliseconds = 86_400_000

/** Times in the language of the page. */
export function useWhen(): When {
  const { t, i18n } = useTranslation('frame')
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language
  const format = (date: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(date)
  const amid = (iso: string | null) => {
    if (iso === null) return t('never')
    const date = new Date(iso)
    const days = daysAgo(date)
    const time = format(date, { hour: '2-digit', minute: '2-digit' })
    if (days === 0) return t('today', { time })
    if (days === 1) return t('yesterday', { time })
    return days < 7 ? `${format(date, { weekday: 'long' })}, ${time}` : format(date, { day: 'numeric', month: 'long', year: 'numeric' })
  }
  return {
    moment: (iso) => capital(locale, amid(iso)),
    amid,
    day: (iso) => format(new Date(iso), { day: 'numeric', month: 'short', year: 'numeric' }),
    daysSince: (iso) => daysAgo(new Date(iso)),
  }
}

/** Midnights between then and now. */
function daysAgo(date: Date): number {
  const midnight = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime()
  return Math.round((midnight(new Date()) - midnight(date)) / dayMilliseconds)
}
