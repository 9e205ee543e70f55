import { z } from 'zod'

/** Why a new PIN is demanded (FRC-1): somebody else set it, it is old, or it is shorter than the shortest that may be typed; `missing`: there is none, and the role needs one (POL-8). */
export const pinChangeReasonSchema = z.enum(['given', 'old', 'short', 'missing'])
export type PinChangeReason = z.infer<typeof pinChangeReasonSchema>
