import type { RecordedEvent } from '../http/audit-events.ts'
import type { Language } from '../language.ts'
import { pinRuleNames } from '../pin-rules.ts'
import { settingNames } from '../settings-rules.ts'
import { eventWords, type EventWord } from './event-words.ts'
import { formerCode, type Person } from './former-user.ts'

/** A piece of a sentence; a name stands out. */
export interface SentencePart {
  text: string
  name: boolean
}

const locales: Record<Language, string> = { en: 'en-GB', nl: 'nl', de: 'de' }

/** What a removed user is called in words; anybody else by name. */
export function nameOf({ id, displayName, removed }: Person, language: Language): string {
  return removed ? eventWords[language].former.replace('{{code}}', formerCode(id)) : displayName
}

/** Fills the sentence of an event: gives what stands behind each name in braces. */
export function eventValues(event: RecordedEvent, language: Language): (name: string) => SentencePart {
  const words = eventWords[language]
  const { actor, subject, device, details } = event
  const person = (one: Person | null) => (one === null ? plain(words.somebody) : strong(nameOf(one, language)))
  const given = (name: string) => {
    const value = details[name]
    return typeof value === 'string' ? strong(value) : plain(typeof value === 'number' ? value.toLocaleString(locales[language]) : '')
  }
  return (name) => {
    switch (name) {
      case 'actor':
        return person(actor)
      case 'whom':
        return person(subject ?? actor)
      case 'device':
        return device === null || device.name === '' ? plain(words.someDevice) : strong(device.name)
      case 'duration':
        return plain(durationOf(Number(details['seconds']), language))
      case 'overlap':
        return plain(durationOf(Number(details['overlapHours']) * 3_600, language))
      case 'chance':
        return plain(percentOf(Number(details['acceptedRisk']), language))
      case 'fields':
        return plain(listOf(fieldsIn(details['fields']), language))
      case 'settings':
        return plain(listOf(settingsIn(details['changes']), language))
      case 'rules':
        return plain(listOf(rulesIn(details['changes']), language))
      default:
        return given(name)
    }
  }
}

function plain(text: string): SentencePart {
  return { text, name: false }
}

function strong(text: string): SentencePart {
  return { text, name: true }
}

/** "90 minutes", "2 hours", "7 days". */
export function durationOf(seconds: number, language: Language): string {
  const [count, unit] =
    seconds < 60
      ? [seconds, 'second']
      : seconds < 7_200
        ? [Math.round(seconds / 60), 'minute']
        : seconds < 172_800
          ? [Math.round(seconds / 3_600), 'hour']
          : [Math.round(seconds / 86_400), 'day']
  return new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

function percentOf(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumSignificantDigits: 2 }).format(share)
}

type Detail = RecordedEvent['details'][string] | undefined

const fieldWords: Readonly<Record<string, EventWord>> = {
  displayName: 'fieldName',
  email: 'fieldEmail',
  role: 'fieldRole',
  loginMethod: 'fieldLoginMethod',
  securityImage: 'fieldSecurityImage',
  personalPhrase: 'fieldPersonalPhrase',
}

function fieldsIn(names: Detail): EventWord[] {
  return (Array.isArray(names) ? names : []).flatMap((name) => (typeof name === 'string' ? (fieldWords[name] ?? []) : []))
}

function settingsIn(changes: Detail): EventWord[] {
  const named = (Array.isArray(changes) ? changes : []).map((change) => (typeof change === 'object' ? change['setting'] : undefined))
  return settingNames.filter((name) => named.includes(name)).map((name) => `setting_${name}` as const)
}

function rulesIn(changes: Detail): EventWord[] {
  const named = (Array.isArray(changes) ? changes : []).map((change) => (typeof change === 'object' ? change['rule'] : undefined))
  return pinRuleNames.filter((name) => named.includes(name)).map((name) => `rule_${name}` as const)
}

function listOf(known: EventWord[], language: Language): string {
  return new Intl.ListFormat(locales[language]).format(known.map((word) => eventWords[language][word]))
}
