import type { AuditEvent } from '../../../contract/audit-events.ts'
import type { Invitation } from '../../../contract/http/users.ts'
import type { Executor } from '../../db/database.ts'
import type { UserRow } from '../../db/schema.ts'
import { tokenHash } from '../../http/caller-store.ts'
import { recordEvent } from '../audit/audit-store.ts'
import type { Effects } from '../effects.ts'
import { dropLink, putLink } from './password-link-store.ts'

/** How long an invitation holds, in milliseconds: 7 days (ACC-2). */
const invitationSpan = 7 * 24 * 60 * 60_000

type By = Omit<AuditEvent, 'type' | 'details'>
type Invited = Pick<UserRow, 'id' | 'organisation_id'>

/** What the users feature does with invitations, in its own transactions. */
export interface Invitations {
  /** Makes a link by which the user chooses a password; an earlier one dies. The token is in the answer and nowhere else. */
  open: (tx: Executor, user: Invited, by: By) => Promise<Invitation>
  /** Takes the link away, on record. @returns whether there was one. */
  withdraw: (tx: Executor, user: Invited, by: By) => Promise<boolean>
}

export function createInvitations(effects: Effects, publicUrl: () => URL): Invitations {
  return {
    open: async (tx, { id, organisation_id }, by) => {
      const token = Buffer.from(effects.randomBytes(32)).toString('base64url')
      const now = effects.now()
      const times = { created_at: now, expires_at: now + invitationSpan }
      await putLink(tx, { organisation_id, user_id: id, kind: 'invitation', token_hash: tokenHash(token), ...times })
      await recordEvent(tx, effects.newId, { ...by, type: 'user.invited', subjectId: id, details: {} })
      return { url: linkOf(publicUrl(), token), expiresAt: new Date(times.expires_at).toISOString() }
    },
    withdraw: async (tx, { id }, by) => {
      if (!(await dropLink(tx, { user_id: id, kind: 'invitation' }))) return false
      await recordEvent(tx, effects.newId, { ...by, type: 'user.invitation_withdrawn', subjectId: id, details: {} })
      return true
    },
  }
}

/** The token stands in the fragment, which browsers send to no server. */
function linkOf(publicUrl: URL, token: string): string {
  const url = new URL('/console/', publicUrl)
  url.hash = `/invitation/${token}`
  return url.href
}
