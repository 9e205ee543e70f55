import { z } from 'zod'
import { defineCall } from '../call.ts'
import { languageSchema } from '../language.ts'
import { mailFailureSchema, mailKindSchema } from '../mail-kinds.ts'
import { leadRoles } from '../roles.ts'
import { idSchema, pageOf, pageQuerySchema, timeSchema } from '../values.ts'

export const mailStateSchema = z.object({
  /** Null: no mail server is set up, and nothing is mailed. */
  server: z.object({ host: z.string(), encrypted: z.boolean(), from: z.string() }).nullable(),
  /** Mails that are on their way, and how the last attempt failed where one did. */
  waiting: z.int(),
  trouble: z.object({ why: mailFailureSchema, reply: z.string().nullable() }).nullable(),
})
export type MailState = z.infer<typeof mailStateSchema>

export const getMailState = defineCall({
  method: 'GET',
  path: '/v1/mail',
  summary: 'Whether mails are sent, and how that goes',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: mailStateSchema },
})

export const failedMailSchema = z.object({
  id: idSchema,
  kind: mailKindSchema,
  user: z.object({ id: idSchema, displayName: z.string(), email: z.string().nullable() }),
  why: mailFailureSchema,
  /** The mail server's code. */
  reply: z.string().nullable(),
  failedAt: timeSchema,
  /** Whether it would still be of use. */
  resendable: z.boolean(),
})
export type FailedMail = z.infer<typeof failedMailSchema>

export const listFailedMails = defineCall({
  method: 'GET',
  path: '/v1/mail/failed',
  summary: 'Mails that were given up, newest first',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  query: pageQuerySchema,
  responses: { 200: pageOf(failedMailSchema) },
})

/** Tries a mail anew, to the address the user has now. Too late, or under way already: `conflict`. */
export const resendMail = defineCall({
  method: 'POST',
  path: '/v1/mail/failed/:id/resend',
  summary: 'Send a mail that was given up again',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: z.strictObject({ id: idSchema }),
  responses: { 204: null },
  errors: ['not_found', 'conflict'],
})

export const mailTemplateSchema = z.object({
  kind: mailKindSchema,
  language: languageSchema,
  subject: z.string(),
  body: z.string(),
  /** Whether these are the organisation's own words. */
  own: z.boolean(),
  /** Tells these words from others; the ETag that a change sends back as `If-Match`. */
  version: z.string(),
})
export type MailTemplate = z.infer<typeof mailTemplateSchema>

export const listMailTemplates = defineCall({
  method: 'GET',
  path: '/v1/mail-templates',
  summary: 'The words of every mail in every language',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  responses: { 200: z.object({ items: z.array(mailTemplateSchema) }) },
})

const ifMatch = z.object({ 'if-match': z.string().optional() })
const templateParams = z.strictObject({ kind: mailKindSchema, language: languageSchema })

/** Judged by contract/mail-template-rules.ts: an unknown place, a missing one, code or markup is named. */
export const putMailTemplate = defineCall({
  method: 'PUT',
  path: '/v1/mail-templates/:kind/:language',
  summary: 'Give a mail own words',
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: templateParams,
  headers: ifMatch,
  body: z.strictObject({ subject: z.string().max(2_000), body: z.string().max(200_000) }),
  responses: { 200: mailTemplateSchema },
  errors: ['changed_meanwhile', 'precondition_required'],
})

export const revertMailTemplate = defineCall({
  method: 'DELETE',
  path: '/v1/mail-templates/:kind/:language',
  summary: "Go back to Tillpass's words for a mail",
  permission: { caller: 'browser', needs: 'session', roles: leadRoles },
  params: templateParams,
  headers: ifMatch,
  responses: { 200: mailTemplateSchema },
  errors: ['changed_meanwhile', 'precondition_required'],
})
