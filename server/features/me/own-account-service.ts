import type { z } from 'zod'
import type { Me, updateMe } from '../../../contract/http/me.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { versionOf } from '../../http/if-match.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { changeOwnUser, findOwnUser, lockOwnUser } from './own-user-store.ts'

export interface OwnAccountDeps {
  database: Database
  effects: Effects
}

type Person = WithSession<BrowserCaller>
type Change = z.output<typeof updateMe.body>

export interface OwnAccountService {
  read: (caller: Person) => Promise<Me | Refused>
  /** @param ifMatch the header of that name, as sent. */
  update: (caller: Person, ifMatch: string | undefined, change: Change) => Promise<Me | Refused>
}

/** What everybody may say of themselves: name and language. Role, login method and e-mail are for those who keep the users. */
export function createOwnAccountService(deps: OwnAccountDeps): OwnAccountService {
  return {
    read: async ({ session }) => {
      const user = await findOwnUser(deps.database, session.user_id)
      return user === undefined ? { refused: 'not_signed_in' } : toMe(user)
    },
    update: (caller, ifMatch, change) => deps.database.transaction((tx) => updateIn(deps, tx, caller, { ifMatch, change })),
  }
}

async function updateIn(
  { effects }: OwnAccountDeps,
  tx: Executor,
  caller: Person,
  { ifMatch, change }: { ifMatch: string | undefined; change: Change },
): Promise<Me | Refused> {
  await lockOrganisation(tx, caller.session.organisation_id)
  const user = await lockOwnUser(tx, caller.session.user_id)
  if (user === undefined) return { refused: 'not_signed_in' }
  if (ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the ETag of /v1/me as If-Match.' }
  if (versionOf(ifMatch) !== user.version) return { refused: 'changed_meanwhile' }
  const fields = changedFields(user, change)
  if (fields.length === 0) return toMe(user)
  const { displayName = user.display_name, language = user.language } = change
  const after = await changeOwnUser(tx, user, { display_name: displayName, language })
  await recordEvent(tx, effects.newId, { type: 'user.changed', ...byCaller(caller, effects.now()), details: { fields } })
  return toMe(after)
}

function changedFields(user: UserRow, { displayName, language }: Change): ('displayName' | 'language')[] {
  return [
    ...(displayName !== undefined && displayName !== user.display_name ? (['displayName'] as const) : []),
    ...(language !== undefined && language !== user.language ? (['language'] as const) : []),
  ]
}

function toMe({ id, display_name, username, email, role, language, version }: UserRow): Me {
  return { id, displayName: display_name, username, email, role, language, version }
}
