import { describe, expect, it } from 'vitest'
import { greetingOf } from '../../../renderer/terminal/screens/home/greeting-of.ts'
import { countdownOf, durationOf, momentOf, percentOf } from '../../../renderer/terminal/words/format.ts'
import { languageFor } from '../../../renderer/ui/words/language-for.ts'
import { firstNameOf, initialsOf } from '../../../renderer/ui/sign/initials.ts'

describe('what the terminal writes', () => {
  it.each([
    [0, '0:00'],
    [47, '0:47'],
    [300, '5:00'],
    [5400, '1:30:00'],
  ])('GRD-1 counts %i seconds down as %s', (seconds, shown) => {
    expect(countdownOf(seconds)).toBe(shown)
  })

  it.each([
    [1, 'seconds', 1],
    [60, 'minutes', 1],
    [61, 'minutes', 2],
    [5400, 'minutes', 90],
    [7200, 'hours', 2],
  ])('GRD-9 says %i seconds in %s', (seconds, unit, count) => {
    expect(durationOf(seconds)).toEqual({ unit, count })
  })

  it('GRD-9 says the day with a time of another day', () => {
    const now = new Date(2026, 10, 21, 10, 42).getTime()
    expect(momentOf('en', new Date(2026, 10, 21, 9, 5).getTime(), now)).toBe('09:05')
    expect(momentOf('en', new Date(2026, 10, 20, 9, 5).getTime(), now)).toContain('20 November')
  })

  it('GRD-9 says a small chance with two digits that matter', () => {
    expect(percentOf('en', 0.0184)).toBe('1.8%')
    expect(percentOf('en', 0.000123)).toBe('0.012%')
  })

  it.each([
    [4, 'evening'],
    [5, 'morning'],
    [12, 'afternoon'],
    [18, 'evening'],
  ])('PIN-8 greets at %i with good %s', (hour, greeting) => {
    expect(greetingOf(hour)).toBe(greeting)
  })

  it.each([
    ['Amara Okafor', 'AO', 'Amara'],
    ['Mei-Ling van der Berg', 'MB', 'Mei-Ling'],
    ['Ruth', 'R', 'Ruth'],
  ])('TRM-2 shortens %s', (name, initials, first) => {
    expect(initialsOf(name)).toBe(initials)
    expect(firstNameOf(name)).toBe(first)
  })

  it('TRM-6 speaks the chosen language, else the system’s, else English', () => {
    expect(languageFor({ language: 'de' }, ['nl-NL'])).toBe('de')
    expect(languageFor({ language: null }, ['fr-FR', 'nl-BE', 'en'])).toBe('nl')
    expect(languageFor({ language: null }, ['fr-FR'])).toBe('en')
  })

  it('TRM-6 speaks the shop’s first language, or one of its others where that was chosen here', () => {
    expect(languageFor({ language: null }, ['nl-NL'], ['de', 'nl'])).toBe('de')
    expect(languageFor({ language: 'nl' }, ['en'], ['de', 'nl'])).toBe('nl')
    expect(languageFor({ language: 'en' }, ['en'], ['de', 'nl'])).toBe('de')
  })
})
