import type { Effect } from './events.ts'
import type { Machine } from './machine.ts'
import { stay, type Step, step } from './step.ts'

/** The call that brings three PINs to choose one of on the screen that is open (POL-9); null where there is none to make. */
export function offersEffect({ screen, session, demand, lost }: Machine): Effect | null {
  if (!('busy' in screen) || screen.busy) return null
  if (screen.kind === 'newPin' && demand !== null) return { type: 'offer_pins', token: demand.token, sessionToken: session?.token ?? null }
  if (screen.kind === 'ownPin' && session !== null) return { type: 'offer_own_pins', token: session.token }
  if (screen.kind === 'lostPin' && lost?.step === 'choose') return { type: 'offer_by_code', request: lost.request, code: lost.code }
  return null
}

/** The same for a code that was typed just now, and is looked at by it. */
export function codeEffect({ screen, lost }: Machine): Effect | null {
  if (screen.kind !== 'lostPin' || !screen.busy || lost?.step !== 'code' || lost.code === undefined) return null
  return { type: 'offer_by_code', request: lost.request, code: lost.code }
}

/** Three PINs are wanted to choose from: the keys rest until they are there. */
export function onOffersWanted(machine: Machine): Step {
  const { screen } = machine
  const isChoosing = screen.kind === 'newPin' || screen.kind === 'ownPin' || screen.kind === 'lostPin'
  return isChoosing && !screen.busy ? step(machine, { screen: { ...screen, busy: true } }) : stay(machine)
}
