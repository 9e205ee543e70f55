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
export function readOwnPinForm(form: FormData, types: boolean): { wish: OwnPinWish | null; problems: OwnPinProblems } {
  const { proof, problems: ofProof } = readProof(form)
  const problems = { ...ofProof, ...newPinProblem(form, types) }
  if (Object.keys(problems).length > 0) return { wish: null, problems }
  const wanted = types ? { pin: textOf(form, 'pin') } : { offer: textOf(form, 'offer') }
  return { wish: { ...wanted, ...(proof && { proof }) }, problems }
}

/** What shows that it is one's own PIN to set; null where the form asks for nothing. */
export function readProof(form: FormData): { proof: OwnPinProof | null; problems: Pick<OwnPinProblems, 'proof'> } {
  const [currentPin, password] = [textOf(form, 'currentPin'), textOf(form, 'password')]
  if (form.has('password')) return { proof: { password }, problems: password === '' ? { proof: 'missing' } : {} }
  if (!form.has('currentPin')) return { proof: null, problems: {} }
  if (currentPin === '') return { proof: { currentPin }, problems: { proof: 'missing' } }
  return { proof: { currentPin }, problems: pinPattern.test(currentPin) ? {} : { proof: 'digits' } }
}

function newPinProblem(form: FormData, types: boolean): OwnPinProblems {
  if (!types) return textOf(form, 'offer') === '' ? { offer: 'missing' } : {}
  const pin = textOf(form, 'pin')
  const found = problemOf(pin, textOf(form, 'again')) ?? (pin === textOf(form, 'currentPin') ? 'same' : null)
  return found === null ? {} : { pin: found }
}
