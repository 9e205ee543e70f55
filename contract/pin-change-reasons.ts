import { z } from 'zod'

/** Why a new PIN is demanded (FRC-1): somebody else set it, it is old, or it is shorter than the shortest that may be typed. */
export const pinChangeReasonSchema = z.enum(['given', 'old', 'short'])
export type PinChangeReason = z.infer<typeof pinChangeReasonSchema>
