import { z } from 'zod'
import { idSchema } from '../values.ts'

/** Somebody as records and sessions name them. Of who was removed the name is gone, and `displayName` holds the pseudonym's code (LOG-3). */
export const personSchema = z.object({ id: idSchema, displayName: z.string(), removed: z.boolean() })
export type Person = z.infer<typeof personSchema>

/**
 * What a removed user is called from then on: six characters of the ID's random end. The same in every record, and nothing leads from it
 * to the name.
 */
export function formerCode(id: string): string {
  return id.slice(-6).toUpperCase()
}
