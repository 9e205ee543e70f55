import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditDetails, auditTypeSchema } from '../../../contract/audit-events.ts'
import type { RecordedEvent } from '../../../contract/http/audit-events.ts'
import { languageSchema } from '../../../contract/language.ts'
import { eventGroups, typesIn } from '../../../contract/records/event-groups.ts'
import { sentenceOf, tellEvent } from '../../../contract/records/event-sentence.ts'
import { eventWords } from '../../../contract/records/event-words.ts'
import { formerCode } from '../../../contract/records/former-user.ts'

const languages = languageSchema.options
const ana = { id: v7(), displayName: 'Ana Prieto', removed: false }
const mateusz = { id: v7(), displayName: 'Mateusz Kowalczyk', removed: false }
const event = (columns: Partial<RecordedEvent>): RecordedEvent => ({
  id: v7(),
  at: '2026-11-21T10:38:14.000Z',
  type: 'session.started',
  actor: null,
  subject: null,
  device: { id: v7(), name: 'Till 3' },
  sessionId: null,
  ip: null,
  details: {},
  ...columns,
})

describe('events in words', () => {
  it.each<[string, Partial<RecordedEvent>]>([
    ['Ana Prieto signed in with a PIN.', { actor: ana, details: { method: 'pin', surface: 'terminal' } }],
    ['Somebody typed a PIN that belongs to nobody.', { type: 'pin.refused', details: { why: 'unknown', counted: true } }],
    [
      'The PIN of Mateusz Kowalczyk, who is blocked, was typed.',
      { type: 'pin.refused', subject: mateusz, details: { why: 'user_blocked' } },
    ],
    [
      'A recovery code that did not match was typed for Mateusz Kowalczyk.',
      { type: 'password.refused', subject: mateusz, details: { surface: 'recovery' } },
    ],
    [
      'Mateusz Kowalczyk was signed out: the PIN was changed.',
      { type: 'session.ended', subject: mateusz, details: { reason: 'pin_changed' } },
    ],
    ['Till 3 started to wait after wrong PINs: 90 minutes.', { type: 'device.waiting', details: { seconds: 5_400 } }],
    ['Ana Prieto renamed Till 3 to Till 4.', { type: 'device.renamed', actor: ana, details: { from: 'Till 3', to: 'Till 4' } }],
    [
      'Ana Prieto changed Mateusz Kowalczyk: name and role.',
      { type: 'user.changed', actor: ana, subject: mateusz, details: { fields: ['displayName', 'role'] } },
    ],
    ['The operator added Ana Prieto.', { type: 'user.created', subject: ana, details: { role: 'admin', loginMethod: 'password_and_pin' } }],
    ['Something happened that this version cannot put into words.', { type: 'session.ended', actor: ana, details: { reason: 'abducted' } }],
  ])('LOG-1 says "%s"', (sentence, columns) => {
    expect(sentenceOf(event(columns), 'en')).toBe(sentence)
  })

  it('LOG-3 calls a removed user by a pseudonym, in each language the same one', () => {
    const removed = { ...ana, displayName: formerCode(ana.id), removed: true }
    const told = languages.map((language) => sentenceOf(event({ type: 'session.locked', actor: removed }), language))
    const code = formerCode(ana.id)
    expect(told).toEqual([
      `Former user ${code} locked the screen.`,
      `Vroegere gebruiker ${code} vergrendelde het scherm.`,
      `Ehemaliges Konto ${code} hat den Bildschirm gesperrt.`,
    ])
    expect(code).toMatch(/^[0-9A-F]{6}$/)
  })

  it('LOG-1 takes nothing in a name for a placeholder', () => {
    const evil = { ...ana, displayName: '{{device}} <b>x</b>' }
    expect(tellEvent(event({ type: 'session.locked', actor: evil }), 'en')[0]).toEqual({ text: '{{device}} <b>x</b>', name: true })
  })

  it.each(languages)('LOG-1 has a sentence for whatever there is, in %s, with no gap in it', (language) => {
    for (const type of auditTypeSchema.options) {
      const sentence = sentenceOf(
        event({
          type,
          actor: ana,
          subject: mateusz,
          details: {
            seconds: 60,
            overlapHours: 24,
            added: 1,
            there: 2,
            refused: 0,
            acceptedRisk: 0.05,
            fields: ['role'],
            changes: [{ setting: 'name', from: 'A', to: 'B' }],
          },
        }),
        language,
      )
      expect({ type, sentence }).not.toMatchObject({ sentence: expect.stringMatching(/\{\{|NaN|undefined/) as string })
    }
  })

  it.each(languages)('LOG-1 names the same things in %s as in English', (language) => {
    const named = (text: string) => new Set(Array.from(text.matchAll(/\{\{\w+\}\}/g), ([match]) => match))
    for (const [word, text] of Object.entries(eventWords.en))
      expect(named(new Map(Object.entries(eventWords[language])).get(word) ?? ''), word).toEqual(named(text))
  })

  it('LOG-1 has each kind in one group', () => {
    expect(eventGroups.flatMap(typesIn).sort()).toEqual(Object.keys(auditDetails).sort())
  })

  it('LOG-3 keeps free text, in which a person’s name could stay, to a few details that hold none', () => {
    const texts = Object.entries(auditDetails).flatMap(([type, details]) =>
      Object.entries(details.shape).flatMap(([name, schema]) =>
        takesAnyText(z.instanceof(z.ZodType).parse(schema)) ? [`${type} ${name}`] : [],
      ),
    )
    expect(texts).toEqual([
      ...['password.refused app', 'password.limited app'],
      ...['device.approved name', 'device.renamed from', 'device.renamed to', 'device.deleted name', 'organisation.created slug'],
      ...['records.exported since', 'records.exported until', 'records.exported person', 'records.exported device'],
      ...['app_key.created name', 'app_key.rotated name', 'app_key.renamed from', 'app_key.renamed to', 'app_key.overlap_ended name'],
      ...['app_key.withdrawn name', 'user.authenticated app', 'access.refused call'],
    ])
  })
})

const takesAnyText = (schema: z.ZodType) => schema.safeParse('Oleander Quist').success
