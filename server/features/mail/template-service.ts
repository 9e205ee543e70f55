import { createHash } from 'node:crypto'
import type { MailTemplate } from '../../../contract/http/mail.ts'
import { languageSchema, type Language } from '../../../contract/language.ts'
import { mailKindSchema, type MailKind } from '../../../contract/mail-kinds.ts'
import { templateProblems, type TemplateProblem } from '../../../contract/mail-template-rules.ts'
import { leadRoles } from '../../../contract/roles.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { MailTemplateRow } from '../../db/mail-rows.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import type { StillMay } from '../../http/still-may.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { defaultTemplate } from './default-templates.ts'
import { dropTemplate, ownTemplates, saveTemplate } from './mail-console-store.ts'

export interface TemplateServiceDeps {
  database: Database
  effects: Effects
  /** Whether who asks may still do it, asked in the transaction. */
  stillMay: StillMay
}

type Lead = WithSession<BrowserCaller>
/** What a template says. */
interface Words {
  subject: string
  body: string
}

/** Which mail, in which language. */
interface Which {
  kind: MailKind
  language: Language
}

export interface TemplateService {
  list: (caller: Lead) => Promise<MailTemplate[]>
  /** @param ifMatch the header of that name, as sent: nobody writes over words that they have not seen. */
  save: (caller: Lead, which: Which, ifMatch: string | undefined, words: Words) => Promise<MailTemplate | Refused>
  revert: (caller: Lead, which: Which, ifMatch: string | undefined) => Promise<MailTemplate | Refused>
}

/** An organisation's own words for mails (MAIL-1). */
export function createTemplateService(deps: TemplateServiceDeps): TemplateService {
  return {
    list: async ({ session }) => {
      const own = await ownTemplates(deps.database, session.organisation_id)
      return everyTemplate().map((which) => shown(which, own))
    },
    save: async (caller, which, ifMatch, words) => {
      const problems = templateProblems(which.kind, words)
      if (problems.length > 0) return { refused: 'invalid_request', errors: problems.map(toFieldError) }
      return change(deps, caller, { which, ifMatch }, async (tx) => {
        const now = deps.effects.now()
        const { subject, body } = words
        await saveTemplate(tx, { organisation_id: caller.session.organisation_id, ...which, subject, body, updated_at: now })
        await recordEvent(tx, deps.effects.newId, { type: 'mail.template_changed', ...byCaller(caller, now), details: which })
      })
    },
    revert: (caller, which, ifMatch) =>
      change(deps, caller, { which, ifMatch }, async (tx) => {
        if (!(await dropTemplate(tx, { organisation_id: caller.session.organisation_id, ...which }))) return
        const event = { ...byCaller(caller, deps.effects.now()), details: which }
        await recordEvent(tx, deps.effects.newId, { type: 'mail.template_reverted', ...event })
      }),
  }
}

/** Changes a template unless somebody did since the caller read it (RFC 9110, 13.1.1). */
async function change(
  { database, effects, stillMay }: TemplateServiceDeps,
  caller: Lead,
  { which, ifMatch }: { which: Which; ifMatch: string | undefined },
  write: (tx: Executor) => Promise<void>,
): Promise<MailTemplate | Refused> {
  if (ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the version of the template as If-Match.' }
  const { organisation_id: organisationId } = caller.session
  return database.transaction(async (tx) => {
    await lockOrganisation(tx, organisationId)
    const gone = await stillMay(tx, caller, leadRoles, effects.now())
    if (gone !== null) return gone
    const before = shown(which, await ownTemplates(tx, organisationId))
    if (ifMatch !== `"${before.version}"`) return { refused: 'changed_meanwhile' }
    await write(tx)
    return shown(which, await ownTemplates(tx, organisationId))
  })
}

function shown({ kind, language }: Which, templates: readonly MailTemplateRow[]): MailTemplate {
  const own = templates.find((row) => row.kind === kind && row.language === language)
  const { subject, body } = own ?? defaultTemplate(kind, language)
  return { kind, language, subject, body, own: own !== undefined, version: versionOf({ subject, body }, own !== undefined) }
}

/** The same for the same words: who sees those that stand there may change them, whatever was there in between. */
function versionOf({ subject, body }: Words, own: boolean): string {
  return createHash('sha256')
    .update(JSON.stringify([own, subject, body]))
    .digest('base64url')
    .slice(0, 22)
}

function everyTemplate(): Which[] {
  return mailKindSchema.options.flatMap((kind) => languageSchema.options.map((language) => ({ kind, language })))
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
