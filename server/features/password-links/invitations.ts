import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { Invitation } from '../../../contract/http/users.ts'
import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { newLink, type TellLink } from './new-link.ts'
import { dropLink, putLink } from './password-link-store.ts'

/** How long an invitation holds, in milliseconds: 7 days (ACC-2). */
const invitationSpan = 7 * 24 * 60 * 60_000

type By = Omit<AuditEvent, 'type' | 'details'>
type Invited = Pick<UserRow, 'id' | 'organisation_id' | 'username' | 'email'>

/** What the users feature does with invitations, in its own transactions. */
export interface Invitations {
  /** Makes a link by which the user chooses a password; an earlier one dies. The token is in the answer and nowhere else. */
  open: (tx: Executor, user: Invited, by: By) => Promise<Invitation>
  /** Takes the link away, on record. @returns whether there was one. */
  withdraw: (tx: Executor, user: Invited, by: By) => Promise<boolean>
}

export interface InvitationDeps {
  effects: Effects
  publicUrl: () => URL
  /** Mails the link to its user, in the same transaction. @returns whether one will be sent. */
  tellLink: TellLink
}

export function createInvitations({ effects, publicUrl, tellLink }: InvitationDeps): Invitations {
  return {
    open: async (tx, user, by) => {
      const link = newLink(effects, publicUrl(), { user, kind: 'invitation', span: invitationSpan })
      await putLink(tx, link.row)
      // Before its record, which counts as a mail.
      const mailed = await tellLink(tx, user, link)
      await recordEvent(tx, effects.newId, { ...by, type: 'user.invited', subjectId: user.id, details: {} })
      return { url: link.url, expiresAt: new Date(link.row.expires_at).toISOString(), mailed }
    },
    withdraw: async (tx, { id }, by) => {
      if (!(await dropLink(tx, { user_id: id, kind: 'invitation' }))) return false
      await recordEvent(tx, effects.newId, { ...by, type: 'user.invitation_withdrawn', subjectId: id, details: {} })
      return true
    },
  }
}
