import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { jsonOf } from '../../client/http/json.ts'
import { freshPreferences, type PreferenceStore, storedPreferencesSchema } from '../../client/ports/preference-store.ts'

/** Preferences as a JSON file. It is replaced in one step, so that a power cut leaves the old or the new one. */
export function createFilePreferenceStore(filePath: string): PreferenceStore {
  let saving: Promise<void> = Promise.resolve()
  return {
    load: async () => {
      const stored = storedPreferencesSchema.safeParse(jsonOf(await textOf(filePath)))
      return stored.success ? stored.data : freshPreferences
    },
    // One after the other: two at once would write the same temporary file.
    save: (stored) => {
      saving = saving.catch(() => undefined).then(() => replace(filePath, JSON.stringify(stored)))
      return saving
    },
  }
}

async function replace(filePath: string, text: string): Promise<void> {
  await mkdir(path.dirname(filePath), { recursive: true })
  await writeFile(`${filePath}.new`, text, { mode: 0o600, flush: true })
  await rename(`${filePath}.new`, filePath)
}

async function textOf(filePath: string): Promise<string> {
  try {
    return await readFile(filePath, 'utf8')
  } catch {
    return ''
  }
}
