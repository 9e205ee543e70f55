import { useQueryClient } from '@tanstack/react-query'
import { putOwnPin, type OwnPinProof } from '../../../contract/http/own-pin.ts'
import { meKey } from '../account/use-me.ts'
import { ask } from '../api/ask.ts'
import { useTask } from '../parts/use-task.ts'

/** What came of it: the digits where they were generated, and how many those have where a typed one has fewer (POL-2). */
export interface OwnPinSet {
  pin: string | null
  floor?: number | undefined
}

export type OwnPinWish = ({ pin: string } | { offer: string } | { generate: true }) & { proof?: OwnPinProof }

/** Sets the own PIN; what is known of it is read anew whatever came of it. */
export function useSaveOwnPin() {
  const { busy, failure, run, forget } = useTask()
  const queries = useQueryClient()
  const save = async (body: OwnPinWish): Promise<OwnPinSet | null> => {
    const done = await run(() => ask(putOwnPin, { body }))
    await queries.invalidateQueries({ queryKey: meKey })
    return done?.data ?? null
  }
  return { busy, failure, save, forget }
}
