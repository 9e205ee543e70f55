import { describe, expect, it } from 'vitest'
import { languageSchema } from '../../../contract/language.ts'
import { mailKindSchema, variablesOf } from '../../../contract/mail-kinds.ts'
import { templateProblems } from '../../../contract/mail-template-rules.ts'
import { composeMail } from '../../../server/features/mail/compose-mail.ts'
import { defaultTemplate } from '../../../server/features/mail/default-templates.ts'
import { computing } from '../../support/own-time.ts'

const reader = { email: 'lea@shop.example', display_name: 'Léa', name: 'Corner Shop', shop_colour: null, subject: null, body: null }
const mail = { id: 'a', kind: 'new_pin', language: 'en' } as const

describe('the words of mails', () => {
  it.each(mailKindSchema.options)('MAIL-1 our own words for %s pass our own rules in every language, and use every value', (kind) => {
    for (const language of languageSchema.options) {
      const template = defaultTemplate(kind, language)
      expect(templateProblems(kind, template)).toEqual([])
      for (const name of variablesOf(kind)) expect(`${template.subject} ${template.body}`).toContain(`{{${name}}}`)
    }
  })

  it.each([
    ['an unknown place', 'x {{pin}} {{phone}}', { rule: 'unknown', name: '{{phone}}' }],
    ['a missing one', 'x {{name}}', { rule: 'missing', name: 'pin' }],
    ['one without an end', 'x {{pin}} {{name', { rule: 'unknown', name: '{{' }],
    ['a loop', '{{#each pins}}{{pin}}{{/each}}', { rule: 'code', name: '{{#each pins}}' }],
    ['code of a template engine', '<% while(true) %>{{pin}}', { rule: 'code', name: '<% while(true) ' }],
    ['a script', '{{pin}}<script>alert(1)</script>', { rule: 'markup', name: '<script>' }],
    ['a picture that reports', '{{pin}} <img src=//evil.example>', { rule: 'markup', name: '<img src=//evil.example>' }],
    ['more than 64 KB', `{{pin}}${'ä'.repeat(33_000)}`, { rule: 'too_long' }],
    ['nothing', '  ', { rule: 'empty' }],
  ])('MAIL-1 names %s', (_, body, problem) => {
    expect(templateProblems('new_pin', { subject: 'x', body })).toContainEqual({ field: 'body', name: '', ...problem })
  })

  it('MAIL-1 judges a place without an end in no time, however many blanks it has', () => {
    const judge = () => templateProblems('new_pin', { subject: 'x', body: `{{pin}} {{${' '.repeat(3_000)}` })
    // Searched in every possible way it takes ten seconds, and hours at 64 KB.
    expect(computing(judge)).toBeLessThan(1_000)
  })

  it('MAIL-1 lets no PIN, code or link into a subject, nor a second line', () => {
    expect(templateProblems('new_pin', { subject: '{{pin}}\r\nBcc: x', body: '{{pin}}' })).toEqual([
      { field: 'subject', rule: 'line_break', name: '' },
      { field: 'subject', rule: 'secret', name: 'pin' },
    ])
  })

  it('MAIL-1 ACC-1 lets a link stand alone on its line only, so that no other address can carry its token away', () => {
    const judged = (body: string) => templateProblems('password_reset', { subject: 'New password', body })
    const refused = [{ field: 'body', rule: 'alone', name: 'link' }]
    for (const body of [
      'https://evil.example/?x={{link}}',
      'Click: {{link}}',
      '{{link}}.evil.example',
      '{{link}}\nor //evil.example/{{ link }}',
    ])
      expect(judged(body), body).toEqual(refused)
    expect(judged('Choose one:\n  {{ link }}  \r\nIt works once.')).toEqual([])
  })

  it('MAIL-1 answers hostile templates of 1 MB at once', () => {
    const judge = () => {
      for (const piece of ['{{', '<', '{{ ', '<a', '}}', '{%', '{{pin}}', '{{ #'])
        templateProblems('new_pin', { subject: piece.repeat(50), body: piece.repeat(1_000_000 / piece.length) })
    }
    expect(computing(judge)).toBeLessThan(5_000)
  })

  it('MAIL-1 fills each place once: a name that looks like a place, or like markup, stays what it is', () => {
    const letter = composeMail(mail, { ...reader, display_name: '{{pin}} <b>' }, { pin: '48213' })
    expect(letter.text).toContain('Hello {{pin}} <b>,')
    expect(letter.html).toContain('Hello {{pin}} &lt;b&gt;,')
  })

  it('MAIL-1 MAIL-2 puts only web addresses behind the button', () => {
    const letter = composeMail({ ...mail, kind: 'invitation' }, reader, { username: 'x', link: 'javascript:alert(1)' })
    expect(letter.html).not.toContain('href')
  })

  it('MAIL-1 sends the words of the organisation where it has its own', () => {
    const letter = composeMail(mail, { ...reader, subject: 'Hi {{name}}', body: 'PIN: {{pin}}' }, { pin: '48213' })
    expect(letter).toMatchObject({ subject: 'Hi Léa', from: 'Corner Shop' })
    expect(letter.text).toBe('PIN: 48213\n\n-- \nCorner Shop\n')
  })
})
