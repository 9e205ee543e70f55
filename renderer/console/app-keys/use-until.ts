import { useWhen } from '../parts/use-when.ts'

/** Until when something works: with the time where that is near, else the day, which no weekday names without doubt. */
export function useUntil(): (iso: string) => string {
  const { amid, day, daysSince } = useWhen()
  return (iso) => (daysSince(iso) > -2 ? amid(iso) : day(iso))
}
