import { pinPattern } from '../../../contract/pin-rules.ts'
import type { OwnPinProof } from '../../../contract/http/own-pin.ts'
import { textOf } from '../parts/form-text.ts'
import { type PinProblem, problemOf } from '../parts/pin-problem.ts'
import type { OwnPinWish } from './use-save-own-pin.ts'

/** What is wrong with a form before it is sent. */
export interface OwnPinProblems {
  /** The current PIN, or the password: nothing was typed, or no PIN. */
  proof?: 'missing' | 'digits'
  pin?: PinProblem | 'same'
  /** None of the three was chosen. */
  offer?: 'missing'
}

/** A first PIN, another one, or one for who forgot theirs (SELF-1 to SELF-3). */
export type OwnPinWay = 'create' | 'change' | 'recover'

/** What is to be sent, or null with what is wrong. @param types the new PIN is typed, not chosen from three. */
export function readOwnPinForm(form: FormData, way: OwnPinWay, types: boolean): { wish: OwnPinWish | null; problems: OwnPinProblems } {
  const { proof, problems: ofProof } = readProof(form, way)
  const problems = { ...ofProof, ...newPinProblem(form, way, types) }
  if (Object.keys(problems).length > 0) return { wish: null, problems }
  const wanted = types ? { pin: textOf(form, 'pin') } : { offer: textOf(form, 'offer') }
  return { wish: { ...wanted, ...(proof && { proof }) }, problems }
}

/** What shows that it is one's own PIN to change; null where there is none. */
export function readProof(form: FormData, way: OwnPinWay): { proof: OwnPinProof | null; problems: Pick<OwnPinProblems, 'proof'> } {
  if (way === 'create') return { proof: null, problems: {} }
  const typed = textOf(form, way === 'change' ? 'currentPin' : 'password')
  const proof = way === 'change' ? { currentPin: typed } : { password: typed }
  if (typed === '') return { proof, problems: { proof: 'missing' } }
  return { proof, problems: way === 'change' && !pinPattern.test(typed) ? { proof: 'digits' } : {} }
}

function newPinProblem(form: FormData, way: OwnPinWay, types: boolean): OwnPinProblems {
  if (!types) return textOf(form, 'offer') === '' ? { offer: 'missing' } : {}
  const pin = textOf(form, 'pin')
  const found = problemOf(pin, textOf(form, 'again')) ?? (way === 'change' && pin === textOf(form, 'currentPin') ? 'same' : null)
  return found === null ? {} : { pin: found }
}
