import { z } from 'zod'

/** Why a new PIN is demanded (FRC-1): somebody else set it, it is old, or it is shorter than the shortest that may be typed; `missing`: there is none, and the role needs one (POL-8). */
export const pinChangeReasonSchema = z.enum(['given', 'old', 'short', 'missing'])
export type PinChangeReason = z.infer<typeof pinChangeReasonSchema>

/** When an organisation demands a new PIN (FRC-1). */
export interface ChangeRules {
  /** Of who has one that somebody else set. */
  given: boolean
  /** From this age on, in days; 0: never. */
  days: number
  /** Of who has one that is shorter than the shortest that may be typed. */
  shorter: boolean
  /** The shortest that may be typed, in digits. */
  minLength: number
}

export interface HeldPin {
  chosenByOwner: boolean
  /** Epoch milliseconds. */
  setAt: number
  /** Digits. */
  length: number
}

const day = 24 * 60 * 60_000

/** Why a PIN has to be changed before it opens a session, the weightiest reason first; null where it need not. @param now epoch milliseconds. */
export function changeDue(rules: ChangeRules, pin: HeldPin, now: number): PinChangeReason | null {
  if (rules.given && !pin.chosenByOwner) return 'given'
  if (rules.shorter && pin.length < rules.minLength) return 'short'
  return rules.days > 0 && now - pin.setAt >= rules.days * day ? 'old' : null
}
