import { z } from 'zod'

/** How it stands with somebody's address: codes and resets are mailed to a verified one only, that nobody else here has (SELF-7). */
export const emailStateSchema = z.enum(['none', 'unverified', 'shared', 'verified'])
export type EmailState = z.infer<typeof emailStateSchema>
