import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { putUserPin } from '../../../contract/http/users.ts'
import type { NewPinTold } from '../../../contract/mail-kinds.ts'
import { ask } from '../api/ask.ts'
import { textOf } from '../parts/form-text.ts'
import { problemOf, refusalOf, type PinProblem } from '../parts/pin-problem.ts'
import { useSignature } from '../parts/use-signature.ts'
import { useTask } from '../parts/use-task.ts'
import { usersKey } from './use-users.ts'

/** Sets a PIN and keeps what came of it. A generated one is in `outcome` until the panel goes. */
export function useSetPin(userId: string) {
  const { busy, failure, run, forget } = useTask()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<PinProblem | null>(null)
  const { missing, read } = useSignature()
  const [outcome, setOutcome] = useState<{ pin: string | null; floor?: number | undefined; mail?: NewPinTold | undefined } | null>(null)
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
