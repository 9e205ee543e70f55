import type { PinLogin } from '../pin-login/pin-login-on.tsx'
import { usePinLogin } from '../pin-login/use-pin-login.ts'

export interface SetUp {
  people: number
  peopleWithPin: number
  /** The steps in their order, and whether each is done. */
  steps: Record<'people' | 'activate' | 'approve', boolean>
  begun: boolean
  /** Once and for all: a shop that ever worked is not led through its beginnings again. */
  done: boolean
}

/** How far the organisation has come, by what the server knows; nothing is kept in the browser. */
export function useSetUp() {
  const { data, ...query } = usePinLogin()
  return { ...query, pinLogin: data, setUp: data && toSetUp(data) }
}

function toSetUp({ active, changedAt, everApproved, readiness }: PinLogin): SetUp {
  const peopleWithPin = readiness.people - readiness.peopleWithoutPin
  const steps = { people: peopleWithPin > 0, activate: active, approve: everApproved }
  const begun = steps.people || changedAt !== null || everApproved
  return { people: readiness.people, peopleWithPin, steps, begun, done: steps.people && everApproved }
}
