import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import type { Executor } from '../../db/database.ts'
import type { WriteMail } from './write-mail.ts'

/** A PIN somebody just got, which is to reach its user and nobody else. */
export interface NewPinToWrite {
  organisationId: string
  userId: string
  pin: string
}

/** Writes the mail with a new PIN in the transaction that gave it (POL-7): the digits in it, or a link that shows them once (MAIL-3), as the organisation chose. */
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
    if (!(await wantsLink(tx, organisationId))) {
      return (await write(tx, { ...to, kind: 'new_pin', values: { pin } })) ? 'mailed' : 'no_address'
    }
    const link = linkTo(newPin)
    if (!(await write(tx, { ...to, kind: 'new_pin_link', values: { link: link.url } }))) return 'no_address'
    await link.keep(tx)
    return 'mailed'
  }
}

async function wantsLink(tx: Executor, organisationId: string): Promise<boolean> {
  const query = tx.query.selectFrom('organisations').select('pins_by_link').where('id', '=', organisationId)
  return (await query.executeTakeFirstOrThrow()).pins_by_link === 1
}
