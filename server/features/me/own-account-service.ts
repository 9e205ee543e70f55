import type { z } from 'zod'
import type { Me, updateMe } from '../../../contract/http/me.ts'
import type { Database, Executor } from '../../db/database.ts'
import { lockOrganisation } from '../../db/lock-organisation.ts'
import { emailStateOf } from '../../db/email-state.ts'
import type { UserRow } from '../../db/schema.ts'
import type { Refused } from '../../http/answer.ts'
import type { BrowserCaller, WithSession } from '../../http/caller.ts'
import { versionOf } from '../../http/if-match.ts'
import { recordEvent } from '../audit/audit-store.ts'
import { byCaller } from '../audit/caller-event.ts'
import type { Effects } from '../effects.ts'
import { changeOwnUser, findOwnUser, lockOwnUser, mayChooseImage, type OwnUser } from './own-user-store.ts'

export interface OwnAccountDeps {
  database: Database
  effects: Effects
  /** Whether the own PIN signs changes now (SIGN-1). */
  signsWithPin: (tx: Executor, user: UserRow) => Promise<boolean>
}

type Person = WithSession<BrowserCaller>
type Change = z.output<typeof updateMe.body>

export interface OwnAccountService {
  read: (caller: Person) => Promise<Me | Refused>
  /** @param ifMatch the header of that name, as sent. */
  update: (caller: Person, ifMatch: string | undefined, change: Change) => Promise<Me | Refused>
}

/** What everybody may say of themselves: name, language, and by what they know the screen. Role, login method and e-mail are for those who keep the users. */
export function createOwnAccountService(deps: OwnAccountDeps): OwnAccountService {
  return {
    read: async ({ session }) => {
      const user = await findOwnUser(deps.database, session.user_id)
      return user === undefined ? { refused: 'not_signed_in' } : toMe(deps, deps.database, user)
    },
    update: (caller, ifMatch, change) => deps.database.transaction((tx) => updateIn(deps, tx, caller, { ifMatch, change })),
  }
}

async function updateIn(
  deps: OwnAccountDeps,
  tx: Executor,
  caller: Person,
  { ifMatch, change }: { ifMatch: string | undefined; change: Change },
): Promise<Me | Refused> {
  await lockOrganisation(tx, caller.session.organisation_id)
  const user = await lockOwnUser(tx, caller.session.user_id)
  if (user === undefined) return { refused: 'not_signed_in' }
  if (ifMatch === undefined) return { refused: 'precondition_required', detail: 'Send the ETag of /v1/me as If-Match.' }
  if (versionOf(ifMatch) !== user.version) return { refused: 'changed_meanwhile' }
  const withImages = await mayChooseImage(tx, user.organisation_id)
  const fields = changedFields(user, change)
  if (fields.length === 0) return toMe(deps, tx, user)
  if (!withImages && fields.some((field) => field === 'securityImage' || field === 'personalPhrase')) return imagesAreOff
  const after = await changeOwnUser(tx, user, Object.fromEntries(fields.map((field) => [columnOf[field], change[field]])))
  const { newId, now } = deps.effects
  await recordEvent(tx, newId, { type: 'user.changed', ...byCaller(caller, now()), details: { fields } })
  return toMe(deps, tx, after)
}

const imagesAreOff: Refused = { refused: 'conflict', detail: 'The organisation has its people choose no security image and no phrase.' }

const columnOf = {
  displayName: 'display_name',
  language: 'language',
  securityImage: 'security_image',
  personalPhrase: 'personal_phrase',
} as const satisfies Record<keyof Change, keyof UserRow>

type Field = keyof typeof columnOf

function changedFields(user: UserRow, change: Change): Field[] {
  return (Object.keys(columnOf) as Field[]).filter((field) => change[field] !== undefined && change[field] !== user[columnOf[field]])
}

async function toMe({ signsWithPin }: OwnAccountDeps, tx: Executor, user: OwnUser): Promise<Me> {
  const withImages = await mayChooseImage(tx, user.organisation_id)
  const { id, display_name, username, email, role, language, version } = user
  return {
    id,
    displayName: display_name,
    username,
    email,
    emailState: emailStateOf(user),
    role,
    language,
    securityImage: withImages ? user.security_image : null,
    personalPhrase: withImages ? user.personal_phrase : null,
    mayChooseImage: withImages,
    signsWith: (await signsWithPin(tx, user)) ? 'pin' : 'password',
    version,
  }
}
