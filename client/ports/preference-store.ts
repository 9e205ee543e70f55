import { z } from 'zod'
import { preferencesSchema, type Preferences } from '../../contract/terminal-state.ts'

/** What the device remembers about itself, for everybody there. Nothing in it is secret. */
const deviceMemorySchema = z.object({
  /** Thumbprint of the key that was approved here last, per server; another key in the store means that one was lost (DEV-12). */
  approvedKeys: z.record(z.string(), z.string()),
  /** "Don't ask again" was chosen, until the device is approved (DEV-4). */
  dontOfferApproval: z.boolean(),
})

export const storedPreferencesSchema = z.object({ preferences: preferencesSchema, memory: deviceMemorySchema })
export type StoredPreferences = z.infer<typeof storedPreferencesSchema>

/** Keeps preferences over restarts. A file that is missing or broken reads as `freshPreferences`. */
export interface PreferenceStore {
  load(): Promise<StoredPreferences>
  save(stored: StoredPreferences): Promise<void>
}

const untouched: Preferences = { language: null, theme: 'system', contrast: 'system' }

/** What a device that was never used remembers. */
export const freshPreferences: StoredPreferences = { preferences: untouched, memory: { approvedKeys: {}, dontOfferApproval: false } }
