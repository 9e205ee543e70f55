import {
  getMailState,
  listFailedMails,
  listMailTemplates,
  putMailTemplate,
  resendMail,
  revertMailTemplate,
} from '../../../contract/http/mail.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { MailService } from './mail-service.ts'
import type { TemplateService } from './template-service.ts'

export function mailRoutes(mails: MailService, templates: TemplateService): Route[] {
  return [
    defineRoute(getMailState, async ({ caller }) => ({ status: 200, body: await mails.state(caller) })),
    defineRoute(listFailedMails, async ({ caller, query }) => {
      const page = await mails.failed(caller, query)
      return 'refused' in page ? page : { status: 200, body: page }
    }),
    defineRoute(resendMail, async ({ caller, params }) => (await mails.resend(caller, params.id)) ?? { status: 204 }),
    defineRoute(listMailTemplates, async ({ caller }) => ({ status: 200, body: { items: await templates.list(caller) } })),
    defineRoute(putMailTemplate, async ({ caller, params, headers, body }) => {
      const saved = await templates.save(caller, params, headers['if-match'], body)
      return 'refused' in saved ? saved : { status: 200, body: saved }
    }),
    defineRoute(revertMailTemplate, async ({ caller, params, headers }) => {
      const reverted = await templates.revert(caller, params, headers['if-match'])
      return 'refused' in reverted ? reverted : { status: 200, body: reverted }
    }),
  ]
}
