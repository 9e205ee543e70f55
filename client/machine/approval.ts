import type { approveDevice, listReattachable } from '../../contract/http/devices.ts'
import type { Arguments } from '../../contract/ipc.ts'
import type { Answer, BodyOf } from '../http/answer.ts'
import type { Moment } from './events.ts'
import type { Machine } from './machine.ts'
import { keepContact, loseContact } from './outage.ts'
import { goHome } from './pin-login.ts'
import { plainRefusal, refusalOf } from './refusal.ts'
import { dropSession, isOf, isSessionGone } from './session.ts'
import { stay, type Step, step, andThen } from './step.ts'

/** Settings > Log in with PIN code > Approve (DEV-2). */
export function onApprovalOpened(machine: Machine): Step {
  const { screen, session } = machine
  if (screen.kind !== 'home' || screen.busy || session?.approval !== 'offer') return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'read_candidates', token: session.token })
}

type Candidates = Answer<BodyOf<typeof listReattachable>>

/** The list of records to re-attach to has come, or not: the approval screen opens either way (DEV-3, DEV-12). */
export function onCandidates(machine: Machine, token: string, answer: Candidates, suggestedName: string, moment: Moment): Step {
  if (!isOf(machine, token)) return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  // Locked meanwhile: what was asked for before stays behind the lock (TRM-2).
  if (machine.session.lockedSince !== null) return stay(machine)
  const candidates = answer.kind === 'ok' ? answer.body.items : []
  const screen = {
    kind: 'approval',
    user: machine.session.user,
    from: machine.screen.kind === 'home' ? 'settings' : 'sign_in',
    suggestedName: nameOf(machine, candidates) ?? suggestedName,
    candidates,
    refusal: null,
    busy: false,
  } as const
  return step(machine, { screen })
}

function nameOf(machine: Machine, candidates: readonly { name: string; sameMachine: boolean }[]): string | undefined {
  return machine.terminal?.device?.name ?? candidates.find((candidate) => candidate.sameMachine)?.name
}

/** The name was given and confirmed. */
export function onApprovalConfirmed(machine: Machine, given: Arguments<'approve'>): Step {
  const { screen, session } = machine
  if (screen.kind !== 'approval' || screen.busy || !session) return stay(machine)
  return step(machine, { screen: { ...screen, busy: true } }, { type: 'approve', token: session.token, ...given })
}

/** Approved: the session goes on, and the keypad comes with the next sign-out (DEV-5). */
export function onApprovalAnswered(machine: Machine, token: string, answer: Answer<BodyOf<typeof approveDevice>>, moment: Moment): Step {
  const { screen } = machine
  if (!isOf(machine, token) || screen.kind !== 'approval') return stay(machine)
  if (isSessionGone(answer)) return dropSession(machine, moment.now, { sessionEnded: true })
  if (answer.kind === 'ok') {
    return andThen(keepContact(machine, moment.now), (there) => andThen(approved(there, answer.body), goHome))
  }
  const number = machine.refusals + 1
  const refusal = answer.kind === 'problem' ? refusalOf(answer.problem, number, moment.now) : plainRefusal('unavailable', number)
  const refused = step(machine, { screen: { ...screen, refusal, busy: false }, refusals: number })
  return answer.kind === 'unreachable' ? andThen(refused, (next) => loseContact(next, answer.cause, moment)) : refused
}

function approved(machine: Machine, approval: BodyOf<typeof approveDevice>): Step {
  const { session, stored, thumbprint } = machine
  const approvedKeys = { ...stored.memory.approvedKeys, ...(thumbprint === null ? {} : { [machine.server]: thumbprint }) }
  const next = { ...stored, memory: { approvedKeys, dontOfferApproval: false } }
  const device = { ...approval, status: 'approved' } as const
  // From now on it signs in to its own organisation.
  const terminal = machine.terminal && { ...machine.terminal, device, login: 'pin' as const, asksOrganisation: false }
  const change = {
    stored: next,
    terminal,
    pause: null,
    wait: null,
    withdrawn: false,
    session: session && { ...session, approval: 'none' as const },
  }
  return step(machine, change, { type: 'save_preferences', stored: next }, { type: 'read_terminal' })
}

/** "Not now", with or without "Don't ask again" (DEV-4). */
export function onApprovalDeclined(machine: Machine, dontAskAgain: boolean): Step {
  const { screen, stored } = machine
  if (screen.kind !== 'approval' || screen.busy) return stay(machine)
  if (!dontAskAgain) return goHome(machine)
  const next = { ...stored, memory: { ...stored.memory, dontOfferApproval: true } }
  return andThen(step(machine, { stored: next }, { type: 'save_preferences', stored: next }), goHome)
}
