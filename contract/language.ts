import { z } from 'zod'

/** Languages that terminal and console speak. */
export const languageSchema = z.enum(['en', 'nl', 'de'])
export type Language = z.infer<typeof languageSchema>
