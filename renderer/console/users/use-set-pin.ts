import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { putUserPin } from '../../../contract/http/users.ts'
import { pinPattern, trivialRule } from '../../../contract/pin-rules.ts'
import { ask } from '../api/ask.ts'
import type { Failure } from '../api/send.ts'
import { textOf } from '../parts/form-text.ts'
import { useSignature } from '../parts/use-signature.ts'
import { useTask } from '../parts/use-task.ts'
import { usersKey } from './use-users.ts'

/** Why a typed PIN cannot be saved. `notUsable` says no more than that (POL-9). */
export type PinProblem = 'digits' | 'differs' | 'simple' | 'step' | 'repeat' | 'length' | 'notUsable'

/** Sets a PIN and keeps what came of it. A generated one is in `outcome` until the panel goes. */
export function useSetPin(userId: string) {
  const { busy, failure, run, forget } = useTask()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<PinProblem | null>(null)
  const { missing, read } = useSignature()
  const [outcome, setOutcome] = useState<{ pin: string | null; floor?: number | undefined } | null>(null)
  const set = async (how: 'typed' | 'generated' | 'offered', form: FormData) => {
    const [pin, offer] = [textOf(form, 'pin'), textOf(form, 'offer')]
    const found = how === 'typed' ? problemOf(pin, textOf(form, 'again')) : null
    setTyped(found)
    const confirm = read(form)
    forget()
    if (found !== null || confirm === null || (how === 'offered' && offer === '')) return
    const body = how === 'typed' ? { pin, confirm } : how === 'offered' ? { offer, confirm } : { generate: true as const, confirm }
    const done = await run(() => ask(putUserPin, { params: { id: userId }, body }))
    if (!done) return
    setOutcome(done.data)
    await queries.invalidateQueries({ queryKey: usersKey })
  }
  const problem = typed ?? refusalOf(failure)
  return { busy, failure, problem, missing, outcome, set, again: () => setOutcome(null) }
}

function problemOf(pin: string, again: string): PinProblem | null {
  if (!pinPattern.test(pin)) return 'digits'
  return trivialRule(pin) ?? (pin === again ? null : 'differs')
}

function refusalOf(failure: Failure | null): PinProblem | null {
  if (failure?.kind !== 'refused') return null
  switch (failure.problem.code) {
    case 'pin_too_simple':
      return 'simple'
    case 'pin_wrong_length':
      return 'length'
    case 'pin_not_usable':
      return 'notUsable'
    default:
      return null
  }
}
