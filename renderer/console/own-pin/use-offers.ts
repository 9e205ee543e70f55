import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { offerOwnPins } from '../../../contract/http/own-pin.ts'
import { meKey } from '../account/use-me.ts'
import { ask } from '../api/ask.ts'
import { useTask } from '../parts/use-task.ts'

export type Offers = ReturnType<typeof useOffers>

/** Three PINs for oneself to choose from (POL-9); each time they are asked for counts, so nothing but a tap asks. */
export function useOffers() {
  const { busy, failure, run } = useTask()
  const queries = useQueryClient()
  const [pins, setPins] = useState<readonly string[]>([])
  const show = async () => {
    const done = await run(() => ask(offerOwnPins))
    if (done) setPins(done.data.pins)
    await queries.invalidateQueries({ queryKey: [...meKey, 'pin'] })
    return done !== null
  }
  return { busy, failure, pins, show, clear: () => setPins([]) }
}
