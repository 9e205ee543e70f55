import type { MailTemplate } from '../../../contract/http/mail.ts'
import { languageSchema, type Language } from '../../../contract/language.ts'
import { mailKindSchema, type MailKind } from '../../../contract/mail-kinds.ts'
import { templateProblems, type TemplateProblem } from '../../../contract/mail-template-rules.ts'
import type { Database } from '../../db/database.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { defaultTemplate } from './default-templates.ts'
import { dropTemplate, ownTemplates, saveTemplate } from './mail-console-store.ts'

export interface TemplateServiceDeps {
  database: Database
  effects: Effects
}

type Lead = WithSession<BrowserCaller>
/** Which mail, in which language. */
interface Which {
  kind: MailKind
  language: Language
}

export interface TemplateService {
  list: (caller: Lead) => Promise<MailTemplate[]>
  save: (caller: Lead, which: Which, words: { subject: string; body: string }) => Promise<MailTemplate | Refused>
  revert: (caller: Lead, which: Which) => Promise<MailTemplate>
}

/** An organisation's own words for mails (MAIL-1). */
export function createTemplateService({ database, effects }: TemplateServiceDeps): TemplateService {
  return {
    list: async ({ session }) => {
      const own = await ownTemplates(database, session.organisation_id)
      return everyTemplate().map((template) => {
        const words = own.find(({ kind, language }) => kind === template.kind && language === template.language)
        return words === undefined ? template : { ...template, subject: words.subject, body: words.body, own: true }
      })
    },
    save: async (caller, which, words) => {
      const problems = templateProblems(which.kind, words)
      if (problems.length > 0) return { refused: 'invalid_request', errors: problems.map(toFieldError) }
      const now = effects.now()
      await database.transaction(async (tx) => {
        await saveTemplate(tx, { organisation_id: caller.session.organisation_id, ...which, ...words, updated_at: now })
        await recordEvent(tx, effects.newId, { type: 'mail.template_changed', ...byCaller(caller, now), details: which })
      })
      return { ...which, ...words, own: true }
    },
    revert: async (caller, which) => {
      await database.transaction(async (tx) => {
        if (!(await dropTemplate(tx, { organisation_id: caller.session.organisation_id, ...which }))) return
        await recordEvent(tx, effects.newId, { type: 'mail.template_reverted', ...byCaller(caller, effects.now()), details: which })
      })
      return { ...which, ...defaultTemplate(which.kind, which.language), own: false }
    },
  }
}

function everyTemplate(): MailTemplate[] {
  return mailKindSchema.options.flatMap((kind) =>
    languageSchema.options.map((language) => ({ kind, language, ...defaultTemplate(kind, language), own: false })),
  )
}

const ruleWords: Record<TemplateProblem['rule'], string> = {
  empty: 'Write something.',
  too_long: 'A subject has at most 200 characters, a text 64 KB.',
  unknown: 'There is no such place.',
  missing: 'This place is missing.',
  secret: 'This place may not stand in the subject.',
  alone: 'This place stands alone on its line, so that its link leads nowhere else.',
  code: 'A template has no loops and no code.',
  markup: 'A template is text without markup.',
  line_break: 'A subject is one line.',
}

function toFieldError({ field, rule, name }: TemplateProblem) {
  return { field, rule: name === '' ? ruleWords[rule] : `${ruleWords[rule]} (${name})` }
}
