import { createKeyRing, type KeyRing } from '../crypto/key-ring.ts'
import { keyCheckTag, sameTag } from '../crypto/pin-tags.ts'
import type { Executor } from '../db/database.ts'
import { addPinKey, listPinKeys } from '../features/pins/pin-key-store.ts'
import { createRootKey, readRootKey, RootKeyError } from './root-key-file.ts'

/** The first version of the PIN key; later ones are added by rotation. */
const firstVersion = 1

export interface OpenedRootKey {
  keys: KeyRing
  /** Whether the file was made just now; the operator has to keep a copy of it. */
  created: boolean
}

/**
 * Opens the root key, made on the first start, and proves that it is the one the PINs were made with: with another, nobody's PIN
 * would be found, and every person at every register would look like a guesser.
 * @param options.now epoch milliseconds
 * @throws RootKeyError with the reason and the way out.
 */
export async function openRootKey(options: { file: string; database: Executor; now: number }): Promise<OpenedRootKey> {
  const { file, database, now } = options
  const madeBefore = (await listPinKeys(database)).length > 0
  const found = await readRootKey(file)
  if (found === null && madeBefore) {
    throw new RootKeyError(
      `The root key file ${file} is missing, but the PINs in the database were made with it. ` +
        'Put it back from where it is kept safe, or name the file that holds it in TILLPASS_ROOT_KEY_FILE.',
    )
  }
  const keys = createKeyRing(found ?? (await createRootKey(file)))
  if (!madeBefore) await addPinKey(database, { version: firstVersion, check_tag: keyCheckTag(keys, firstVersion), created_at: now })
  await refuseForeignKey(keys, file, database)
  return { keys, created: found === null }
}

/** Asked after the first version was written too: another node may have been faster, with a key of its own. */
async function refuseForeignKey(keys: KeyRing, file: string, database: Executor): Promise<void> {
  const versions = await listPinKeys(database)
  if (versions.every(({ version, check_tag }) => sameTag(check_tag, keyCheckTag(keys, version)))) return
  throw new RootKeyError(
    `The root key in ${file} is not the one the PINs in the database were made with. ` +
      'Put the right file there (every server of one database has the same), or name it in TILLPASS_ROOT_KEY_FILE.',
  )
}
