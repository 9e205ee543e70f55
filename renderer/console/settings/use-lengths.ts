import { useTranslation } from 'react-i18next'

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'year'

const units = { second: 1, minute: 60, hour: 3_600, day: 86_400, year: 365 * 86_400 } as const
const largestFirst = ['year', 'day', 'hour', 'minute', 'second'] as const satisfies readonly Unit[]

/** Lengths of time in the language of the page: "2 minutes", "12 hours", "2 years". */
export function useLengths() {
  const { i18n } = useTranslation('settings')
  const ofSeconds = (seconds: number) => {
    const unit = largestFirst.find((name) => seconds >= units[name] && seconds % units[name] === 0) ?? 'second'
    return new Intl.NumberFormat(i18n.language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / units[unit])
  }
  return { ofSeconds, ofDays: (days: number) => ofSeconds(days * units.day) }
}

/** Values to choose from with the one that is set, wherever it came from. */
export function withCurrent(values: readonly number[], current: number): number[] {
  return [...new Set([...values, current])].sort((a, b) => a - b)
}
