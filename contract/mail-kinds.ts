import { z } from 'zod'

/** Every mail there is. */
export const mailKindSchema = z.enum([
  'new_pin',
  'new_pin_link',
  'pin_reset_code',
  'pin_changed',
  'invitation',
  'password_reset',
  'password_changed',
  'verify_email',
  'email_changed',
  'pin_code_withheld',
  'password_reset_withheld',
])
export type MailKind = z.infer<typeof mailKindSchema>

/** What a template may name, for each kind; `required` has to be there, or the mail would be of no use (MAIL-1). */
export const mailVariables = {
  new_pin: { optional: ['name', 'organisation'], required: ['pin'] },
  /** In place of the one above where the organisation wants no PIN to stand in a mail (MAIL-3). */
  new_pin_link: { optional: ['name', 'organisation'], required: ['link'] },
  pin_reset_code: { optional: ['name', 'organisation'], required: ['code'] },
  pin_changed: { optional: ['name', 'organisation'], required: [] },
  invitation: { optional: ['name', 'organisation', 'username'], required: ['link'] },
  password_reset: { optional: ['name', 'organisation', 'username'], required: ['link'] },
  password_changed: { optional: ['name', 'organisation'], required: [] },
  verify_email: { optional: ['name', 'organisation'], required: ['link'] },
  email_changed: { optional: ['name', 'organisation'], required: [] },
  /** In place of a code or link for the second factor where the first came to the same mailbox (POL-8). */
  pin_code_withheld: { optional: ['name', 'organisation'], required: [] },
  password_reset_withheld: { optional: ['name', 'organisation', 'username'], required: [] },
} as const satisfies Record<MailKind, { optional: readonly MailVariable[]; required: readonly MailVariable[] }>

export type MailVariable = 'name' | 'organisation' | 'username' | 'pin' | 'code' | 'link'

/** All that a kind's template may name. */
export function variablesOf(kind: MailKind): readonly MailVariable[] {
  return [...mailVariables[kind].required, ...mailVariables[kind].optional]
}

/** Why a mail was not delivered, in a word. */
export const mailFailureSchema = z.enum([
  'refused',
  'no_address',
  'not_reached',
  'not_secure',
  'sign_in_refused',
  'put_off',
  'too_late',
  'not_readable',
])
export type MailFailure = z.infer<typeof mailFailureSchema>

/** How a new PIN goes to its user: in a mail that is written, or not at all and why (POL-7). `password_by_mail`: the role asks for both (POL-8). */
export const newPinToldSchema = z.enum(['mailed', 'no_address', 'no_mail_server', 'password_by_mail'])
export type NewPinTold = z.infer<typeof newPinToldSchema>
