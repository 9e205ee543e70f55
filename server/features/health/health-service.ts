import { sql } from 'kysely'
import type { KeyRing } from '../../crypto/key-ring.ts'
import { keyCheckTag, sameTag } from '../../crypto/pin-tags.ts'
import type { Database } from '../../db/database.ts'

/** Whether this node can serve: the database answers, and the root key is the one its PINs were made with. Never throws. */
export async function isReady({ database, keys }: { database: Database; keys: KeyRing }): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.query)
    const versions = await database.query.selectFrom('pin_keys').select(['version', 'check_tag']).execute()
    return versions.every(({ version, check_tag }) => sameTag(check_tag, keyCheckTag(keys, version)))
  } catch {
    return false // the answer is what the caller asked for; the next real call says why
  }
}
