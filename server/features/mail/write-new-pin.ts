import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { Executor } from '../../db/database.ts'
import { newPinByMail, notePinByMail } from '../../db/factors-by-mail.ts'
import type { WriteMail } from './write-mail.ts'

/** A PIN somebody just got, which is to reach its user and nobody else. */
export interface NewPinToWrite {
  organisationId: string
  userId: string
  pin: string
}

/**
 * Writes the mail with a new PIN in the transaction that gave it (POL-7): the digits in it, or a link that shows them once (MAIL-3), as the
 * organisation chose; nobody who needs both gets a PIN where the password came from (POL-8).
 */
export type WriteNewPin = (tx: Executor, newPin: NewPinToWrite) => Promise<NewPinTold>

export interface NewPinWriterDeps {
  write: WriteMail
  canSend: boolean
  /** Makes a link that shows the PIN; `keep` writes it down. */
  linkTo: (newPin: NewPinToWrite) => { url: string; keep: (tx: Executor) => Promise<void> }
}

export function createNewPinWriter({ write, canSend, linkTo }: NewPinWriterDeps): WriteNewPin {
  return async (tx, newPin) => {
    if (!canSend) return 'no_mail_server'
    const { organisationId, userId, pin } = newPin
    const to = { organisationId, userId }
    const how = await newPinByMail(tx, userId)
    if (how === 'not') return 'password_by_mail'
    if (how === 'digits') {
      if (!(await write(tx, { ...to, kind: 'new_pin', values: { pin } }))) return 'no_address'
    } else {
      const link = linkTo(newPin)
      if (!(await write(tx, { ...to, kind: 'new_pin_link', values: { link: link.url } }))) return 'no_address'
      await link.keep(tx)
    }
    await notePinByMail(tx, userId, how === 'digits' ? 'digits' : 'once')
    return 'mailed'
  }
}
