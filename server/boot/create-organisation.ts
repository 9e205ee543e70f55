import { hashPassword } from '../crypto/passwords.ts'
import type { Database, Executor } from '../db/database.ts'
import { isUniqueViolation } from '../db/unique-violation.ts'
import { recordEvent } from '../features/audit/audit-store.ts'
import type { Effects } from '../features/effects.ts'
import { newOrganisationRow } from '../features/organisations/new-organisation.ts'
import { insertOrganisation } from '../features/organisations/organisation-store.ts'
import { newUserRow } from '../features/users/new-user.ts'
import { insertUser } from '../features/users/user-store.ts'

export interface OrganisationToCreate {
  slug: string
  name: string
  admin: { username: string; displayName: string; password: string }
}

export interface CreatedOrganisation {
  organisationId: string
  adminId: string
}

/** Makes an organisation with its first admin, who has the given password. Null: the short name is taken. */
export async function createOrganisation(
  deps: { database: Database; effects: Effects },
  wanted: OrganisationToCreate,
): Promise<CreatedOrganisation | null> {
  const passwordHash = await hashPassword(wanted.admin.password)
  const created = { organisationId: deps.effects.newId(), adminId: deps.effects.newId() }
  try {
    await deps.database.transaction((tx) => insertBoth(tx, deps.effects, wanted, { ...created, passwordHash }))
    return created
  } catch (error: unknown) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

async function insertBoth(
  tx: Executor,
  effects: Effects,
  { slug, name, admin }: OrganisationToCreate,
  made: CreatedOrganisation & { passwordHash: string },
): Promise<void> {
  const now = effects.now()
  const { organisationId, adminId, passwordHash } = made
  await insertOrganisation(tx, newOrganisationRow({ id: organisationId, slug, name, now }))
  const who = { id: adminId, organisationId, displayName: admin.displayName, username: admin.username, email: null }
  await insertUser(tx, newUserRow({ ...who, role: 'admin', loginMethod: 'password_and_pin', passwordHash, now }))
  const by = { organisationId, at: now, actorId: null, subjectId: null, deviceId: null, sessionId: null, ip: null }
  await recordEvent(tx, effects.newId, { type: 'organisation.created', ...by, details: { slug } })
  const details = { role: 'admin', loginMethod: 'password_and_pin' } as const
  await recordEvent(tx, effects.newId, { type: 'user.created', ...by, subjectId: adminId, details })
}
