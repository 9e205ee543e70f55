import type { MailVariable } from '../../../contract/mail-kinds.ts'
import type { OutboxRow } from '../../db/mail-rows.ts'
import { defaultTemplate, type MailTemplate } from './default-templates.ts'
import { fillIn } from '../../../contract/mail-template-rules.ts'
import { htmlOf } from './mail-html.ts'
import type { Letter } from './smtp.ts'

/** Whom it is for, in which shop; its words where the organisation has its own. */
export interface Reader {
  email: string
  display_name: string
  /** The organisation's. */
  name: string
  shop_colour: string | null
  subject: string | null
  body: string | null
}

type Mail = Pick<OutboxRow, 'id' | 'kind' | 'language'>

/** Fills the template of a mail: as text, and the same words as HTML. */
export function composeMail(mail: Mail, reader: Reader, values: Partial<Record<MailVariable, string>>): Letter {
  const known = { ...values, name: reader.display_name, organisation: reader.name }
  const template = templateFor(mail, reader)
  const subject = fillIn(template.subject, known)
  return {
    id: mail.id,
    to: { name: reader.display_name, address: reader.email },
    from: reader.name,
    subject,
    text: `${fillIn(template.body, known)}\n\n-- \n${reader.name}\n`,
    html: htmlOf({ ...mail, subject, body: template.body, values: known, organisation: reader.name, colour: reader.shop_colour }),
  }
}

function templateFor({ kind, language }: Mail, { subject, body }: Reader): MailTemplate {
  return subject === null || body === null ? defaultTemplate(kind, language) : { subject, body }
}
