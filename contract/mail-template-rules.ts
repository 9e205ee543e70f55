import { type MailKind, mailVariables, type MailVariable, variablesOf } from './mail-kinds.ts'

/** What can be wrong with the words of a mail (MAIL-1); `name` says which variable, or quotes what is not allowed. */
export interface TemplateProblem {
  field: 'subject' | 'body'
  rule: 'empty' | 'too_long' | 'unknown' | 'missing' | 'secret' | 'alone' | 'code' | 'markup' | 'line_break'
  name: string
}

export const templateBounds = { subject: 200, bodyBytes: 64 * 1024 } as const

/** Subjects are shown on locked screens and kept by mail servers. */
const secrets: readonly MailVariable[] = ['pin', 'code', 'link']

/**
 * Judges the words of a mail, in console and server alike. Templates hold places and nothing else: no loop, no code, no markup (ADR 0011).
 * A link stands alone on its line: as a part of another address it would carry its token to a stranger.
 */
export function templateProblems(kind: MailKind, { subject, body }: { subject: string; body: string }): TemplateProblem[] {
  const problems: TemplateProblem[] = [...fieldProblems(kind, 'subject', subject), ...fieldProblems(kind, 'body', body)]
  if (subject.length > templateBounds.subject) problems.push({ field: 'subject', rule: 'too_long', name: '' })
  if (/[\r\n]/.test(subject)) problems.push({ field: 'subject', rule: 'line_break', name: '' })
  if (new TextEncoder().encode(body).length > templateBounds.bodyBytes) problems.push({ field: 'body', rule: 'too_long', name: '' })
  for (const name of placesIn(subject).filter((place) => secrets.some((secret) => secret === place)))
    problems.push({ field: 'subject', rule: 'secret', name })
  const there = placesIn(body)
  for (const name of mailVariables[kind].required) if (!there.includes(name)) problems.push({ field: 'body', rule: 'missing', name })
  if (body.split(/\r\n|[\r\n]/).some((line) => placesIn(line).includes('link') && !/^\s*\{\{[^{}]*\}\}\s*$/.test(line)))
    problems.push({ field: 'body', rule: 'alone', name: 'link' })
  return problems
}

function fieldProblems(kind: MailKind, field: TemplateProblem['field'], text: string): TemplateProblem[] {
  if (text.trim() === '') return [{ field, rule: 'empty', name: '' }]
  const code = /\{\{\s*[#/^!>&][^{}]*\}\}|\{%[^%]{0,40}|<%[^%]{0,40}|\{\{\{|\$\{/.exec(text)?.[0]
  if (code !== undefined) return [{ field, rule: 'code', name: code.slice(0, 40) }]
  const markup = /<\/?[a-z!][^<>]{0,200}>?/i.exec(text)?.[0]
  const known: readonly string[] = variablesOf(kind)
  const unknown = [...new Set(placesIn(text))].filter((name) => !known.includes(name))
  const left = /\{\{|\}\}/.exec(text.replace(place, ''))?.[0]
  return [
    ...(markup === undefined ? [] : [{ field, rule: 'markup' as const, name: markup.slice(0, 40) }]),
    ...unknown.map((name) => ({ field, rule: 'unknown' as const, name: `{{${name.slice(0, 40)}}}` })),
    ...(left === undefined ? [] : [{ field, rule: 'unknown' as const, name: left }]),
  ]
}

/** `{{name}}`, with spaces inside where somebody likes them. One way to match it: a place without an end must not be tried in many. */
const place = /\{\{([^{}]*)\}\}/g

/** Puts values in the places that name them, once: a value that looks like a place stays as it is. Unknown places stay empty. */
export function fillIn(
  template: string,
  values: Partial<Record<string, string>>,
  write: (value: string) => string = (value) => value,
): string {
  return template.replace(place, (_, inside: string) => {
    const name = inside.trim()
    return write(Object.hasOwn(values, name) ? (values[name] ?? '') : '')
  })
}

function placesIn(text: string): string[] {
  return [...text.matchAll(place)].map(([, name = '']) => name.trim())
}
