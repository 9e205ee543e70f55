import { freshPreferences, type PreferenceStore, type StoredPreferences } from '../../../client/ports/preference-store.ts'

export interface MemoryPreferenceStore extends PreferenceStore {
  stored: StoredPreferences
}

/** Preferences that last as long as the test. */
export function createMemoryPreferenceStore(stored = freshPreferences): MemoryPreferenceStore {
  const store: MemoryPreferenceStore = {
    stored,
    load: () => Promise.resolve(store.stored),
    save: (next) => {
      store.stored = next
      return Promise.resolve()
    },
  }
  return store
}
