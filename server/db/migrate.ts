import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from './database.ts'
import { firstMigration } from './migrations/0001-first.ts'
import { recordsMigration } from './migrations/0002-records.ts'
import { searchMigration } from './migrations/0003-search.ts'
import { liveSessionsMigration } from './migrations/0004-live-sessions.ts'
import { settingsMigration } from './migrations/0005-settings.ts'
import { passwordLinksMigration } from './migrations/0006-password-links.ts'
import { userImportsMigration } from './migrations/0007-user-imports.ts'
import { nameKeysMigration } from './migrations/0008-name-keys.ts'
import { pseudonymsMigration } from './migrations/0009-pseudonyms.ts'
import { logosMigration } from './migrations/0010-logos.ts'
import { mailMigration } from './migrations/0011-mail.ts'
import { pinRulesMigration } from './migrations/0012-pin-rules.ts'
import { appKeysMigration } from './migrations/0013-app-keys.ts'
import { signingTriesMigration } from './migrations/0014-signing-tries.ts'
import { pinRenewalsMigration } from './migrations/0015-pin-renewals.ts'
import { codesMigration } from './migrations/0016-codes.ts'
import { newPinsMigration } from './migrations/0017-new-pins.ts'
import { pinChangesMigration } from './migrations/0018-pin-changes.ts'
import { pinNeedsMigration } from './migrations/0019-pin-needs.ts'
import { oneFactorMigration } from './migrations/0020-one-factor.ts'
import { placesMigration } from './migrations/0021-places.ts'
import { wishesMigration } from './migrations/0022-wishes.ts'

/** Merged migrations never change; a new one is added below the last. */
const migrations = (database: Database): Record<string, Migration> => ({
  '0001-first': firstMigration(database.kind),
  '0002-records': recordsMigration,
  '0003-search': searchMigration,
  '0004-live-sessions': liveSessionsMigration,
  '0005-settings': settingsMigration(database.kind),
  '0006-password-links': passwordLinksMigration(database.kind),
  '0007-user-imports': userImportsMigration(database.kind),
  '0008-name-keys': nameKeysMigration(database.kind),
  '0009-pseudonyms': pseudonymsMigration,
  '0010-logos': logosMigration(database.kind),
  '0011-mail': mailMigration(database.kind),
  '0012-pin-rules': pinRulesMigration(database.kind),
  '0013-app-keys': appKeysMigration(database.kind),
  '0014-signing-tries': signingTriesMigration(database.kind),
  '0015-pin-renewals': pinRenewalsMigration(database.kind),
  '0016-codes': codesMigration(database.kind),
  '0017-new-pins': newPinsMigration(database.kind),
  '0018-pin-changes': pinChangesMigration(database.kind),
  '0019-pin-needs': pinNeedsMigration(database.kind),
  '0020-one-factor': oneFactorMigration(database.kind),
  '0021-places': placesMigration(database.kind),
  '0022-wishes': wishesMigration(database.kind),
})

/** Brings the tables up to date; several nodes may call it at once. @throws where a migration fails; nothing of it stays. */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database.query, provider: { getMigrations: () => Promise.resolve(migrations(database)) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error })
}
