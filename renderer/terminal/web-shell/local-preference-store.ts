import { jsonOf } from '../../../client/http/json.ts'
import { freshPreferences, type PreferenceStore, storedPreferencesSchema } from '../../../client/ports/preference-store.ts'

const item = 'tillpass.preferences'

/** Preferences in the browser's local storage. A browser that blocks it remembers nothing. */
export function createLocalPreferenceStore(page: Pick<Window, 'localStorage'>): PreferenceStore {
  return {
    load: () => {
      const stored = storedPreferencesSchema.safeParse(jsonOf(read(page)))
      return Promise.resolve(stored.success ? stored.data : freshPreferences)
    },
    save: (stored) => {
      page.localStorage.setItem(item, JSON.stringify(stored))
      return Promise.resolve()
    },
  }
}

function read(page: Pick<Window, 'localStorage'>): string {
  try {
    return page.localStorage.getItem(item) ?? ''
  } catch {
    return ''
  }
}
