import type { z } from 'zod'
import type { recordedEventSchema, RecordedEvent } from '../../../contract/http/audit-events.ts'
import type { Language } from '../../../contract/language.ts'
import { sentenceOf } from '../../../contract/records/event-sentence.ts'
import { nameOf } from '../../../contract/records/event-values.ts'

/** For whom a file is written. */
export interface CsvReader {
  language: Language
  /** IANA name. */
  timeZone: string
}

/** The head of the file: words people read, over columns that stay where they are in every language. */
export const csvHeader: Record<Language, readonly string[]> = {
  en: [
    'Time',
    'What happened',
    'Who',
    'To whom',
    'Device',
    'IP address',
    'Time (UTC)',
    'Event',
    'Details',
    'Who (ID)',
    'To whom (ID)',
    'Device (ID)',
    'Session (ID)',
    'ID',
  ],
  nl: [
    'Tijd',
    'Wat er gebeurde',
    'Wie',
    'Betreft',
    'Apparaat',
    'IP-adres',
    'Tijd (UTC)',
    'Gebeurtenis',
    'Details',
    'Wie (ID)',
    'Betreft (ID)',
    'Apparaat (ID)',
    'Sessie (ID)',
    'ID',
  ],
  de: [
    'Zeit',
    'Was geschah',
    'Wer',
    'Betrifft',
    'Gerät',
    'IP-Adresse',
    'Zeit (UTC)',
    'Ereignis',
    'Einzelheiten',
    'Wer (ID)',
    'Betrifft (ID)',
    'Gerät (ID)',
    'Sitzung (ID)',
    'ID',
  ],
}

/** Makes an event's fields in the order of `csvHeader`. */
export function csvFieldsFor({ language, timeZone }: CsvReader): (event: RecordedEvent) => string[] {
  const local = localTimes(timeZone)
  const name = (person: RecordedEvent['actor']) => (person === null ? '' : nameOf(person, language))
  return (event) => {
    const { id, at, type, actor, subject, device, sessionId, ip, details } = event
    const words = [local(at), sentenceOf(event, language), name(actor), name(subject), device?.name ?? '', ip ?? '']
    return [...words, at, type, inText(details), actor?.id ?? '', subject?.id ?? '', device?.id ?? '', sessionId ?? '', id]
  }
}

/** Writes instants as "2026-11-21 10:38:14", which spreadsheets read as a time, as the clocks of a time zone show them. */
function localTimes(timeZone: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (iso) => format.format(new Date(iso))
}

function inText(details: z.infer<typeof recordedEventSchema>['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${valueInText(value)}`)
    .join('; ')
}

function valueInText(value: RecordedEvent['details'][string]): string {
  return typeof value === 'object' ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' ') : String(value)
}

/** A name that every system takes: the organisation's short name and the days, as the reader's calendar has them. */
export function csvFileName(
  slug: string,
  days: { from: number | undefined; to: number | undefined; now: number },
  timeZone: string,
): string {
  const day = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
  const until = day(Math.min(days.now, (days.to ?? Infinity) - 1))
  return `records-${slug}-${days.from === undefined ? 'until' : day(days.from)}-${until}.csv`
}
